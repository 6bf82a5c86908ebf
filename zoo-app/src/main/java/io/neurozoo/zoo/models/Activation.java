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
  /** x where it is positive, else 0.01 x, with He's. */
  LEAKY_RELU(Layers.leakyRelu(0.01f), WeightInit.HE_NORMAL),
  /** x where it is positive, else e^x - 1, with He's. */
  ELU(Layers.elu(), WeightInit.HE_NORMAL),
  /** The self-normalising unit, with LeCun's. */
  SELU(Layers.selu(), WeightInit.LECUN_NORMAL),
  /** x Phi(x), with He's. */
  GELU(Layers.gelu(), WeightInit.HE_NORMAL),
  /** x sigmoid(x), also called swish, with He's. */
  SILU(Layers.silu(), WeightInit.HE_NORMAL),
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

  /** The first weights of a layer before this one, where nobody asks for others. */
  WeightInit init() {
    return init;
  }
}
