// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.layers.dense.WeightInit;

/** The first weights of a network's layers, as the option {@code init} names them. */
public enum FirstWeights {
  /** What suits the layer and the activation behind it. */
  AUTO,
  /** {@link WeightInit#GLOROT_UNIFORM}. */
  GLOROT_UNIFORM,
  /** {@link WeightInit#GLOROT_NORMAL}. */
  GLOROT_NORMAL,
  /** {@link WeightInit#HE_UNIFORM}. */
  HE_UNIFORM,
  /** {@link WeightInit#HE_NORMAL}. */
  HE_NORMAL,
  /** {@link WeightInit#LECUN_UNIFORM}. */
  LECUN_UNIFORM,
  /** {@link WeightInit#LECUN_NORMAL}. */
  LECUN_NORMAL,
  /** {@link WeightInit#ORTHOGONAL}. */
  ORTHOGONAL,
  /** {@link WeightInit#PYTORCH}: weights and biases as PyTorch begins. */
  PYTORCH,
  /** {@link WeightInit#KERAS}: as Keras begins. */
  KERAS;

  /** Those asked for, or those that suit. */
  WeightInit or(WeightInit suited) {
    return this == AUTO ? suited : WeightInit.valueOf(name());
  }
}
