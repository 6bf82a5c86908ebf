// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** Dense layers, activations, dropout and initialisers. */
module io.neurozoo.layers.dense {
  requires transitive io.neurozoo.api;

  exports io.neurozoo.layers.dense;
}
