// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.layer.Layer;
import io.neurozoo.layers.dense.Layers;
import io.neurozoo.layers.dense.WeightInit;

/** What stands between two dense layers, and the first weights that suit it. */
public enum Activation {
  /** max(x, 0), with He's first weights. */
  RELU(Layers.relu(), WeightInit.HE_NORMAL),
  /** tanh x, with Glorot's. */
  TANH(Layers.tanh(), WeightInit.GLOROT_UNIFORM),
  /** 1 / (1 + exp(-x)), with Glorot's. */
  SIGMOID(Layers.sigmoid(), WeightInit.GLOROT_UNIFORM);

  private final Layer layer;
  private final WeightInit init;

  Activation(Layer layer, WeightInit init) {
    this.layer = layer;
    this.init = init;
  }

  Layer layer() {
    return layer;
  }

  WeightInit init() {
    return init;
  }
}
