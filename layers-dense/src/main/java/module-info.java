// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** Dense layers, activations, normalisation, dropout and initialisers. */
module io.neurozoo.layers.dense {
  requires transitive io.neurozoo.api;

  exports io.neurozoo.layers.dense;

  provides io.neurozoo.spi.LayerProvider with
      io.neurozoo.layers.dense.DenseLayers;
}
