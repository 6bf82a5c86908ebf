// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

/** What a GEMM does to each finished sum before storing it. */
public enum Activation {
  NONE,
  /** {@code x <= 0 ? +0 : x}; NaN stays NaN. */
  RELU,
  TANH,
  SIGMOID
}
