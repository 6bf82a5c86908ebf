// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

/** The layers of this module, to be imported statically. */
public final class Layers {
  private Layers() {}

  /** A fully connected layer with bias and Glorot's uniform weights. */
  public static Dense dense(int units) {
    return new Dense(units, true, WeightInit.GLOROT_UNIFORM);
  }

  /** Makes one row of each example; before the first {@link #dense}. */
  public static Flatten flatten() {
    return new Flatten();
  }

  /** Sets a share of the values to zero at random while training. */
  public static Dropout dropout(float rate) {
    return new Dropout(rate);
  }

  /** max(x, 0). */
  public static Relu relu() {
    return new Relu();
  }

  /** tanh x. */
  public static Tanh tanh() {
    return new Tanh();
  }

  /** 1 / (1 + exp(-x)). */
  public static Sigmoid sigmoid() {
    return new Sigmoid();
  }
}
