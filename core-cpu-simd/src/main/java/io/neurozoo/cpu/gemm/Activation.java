// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

/** What a GEMM does to each finished sum before storing it. */
public enum Activation {
  NONE,
  /** {@code x <= 0 ? +0 : x}; NaN stays NaN. */
  RELU,
  TANH,
  SIGMOID,
  /** The sum is a gradient: times {@code y > 0 ? 1 : 0}, where y is what RELU gave. */
  RELU_GRADIENT,
  /** Times {@code 1 - y y}, where y is what TANH gave. */
  TANH_GRADIENT,
  /** Times {@code y (1 - y)}, where y is what SIGMOID gave. */
  SIGMOID_GRADIENT;

  /** Whether it reads a matrix y of the size of C. */
  public boolean isGradient() {
    return switch (this) {
      case NONE, RELU, TANH, SIGMOID -> false;
      case RELU_GRADIENT, TANH_GRADIENT, SIGMOID_GRADIENT -> true;
    };
  }
}
