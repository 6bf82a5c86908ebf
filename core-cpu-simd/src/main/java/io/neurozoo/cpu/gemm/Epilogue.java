// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

/**
 * The end of a GEMM, {@code C = activation(AB + bias + residual)}, with one bias value per column
 * of C and a residual of C's size. An activation's gradient reads a matrix of C's size too, so that
 * there may be the one or the other.
 *
 * <p>Bias and residual are added in this order after the whole sum over k, so that a fused layer
 * and its separate ops leave the same bits.
 */
public record Epilogue(boolean bias, boolean residual, Activation activation) {
  public static final Epilogue NONE = new Epilogue(false, Activation.NONE);

  /** Refuses two matrices. */
  public Epilogue {
    if (residual && activation.isGradient()) {
      throw new IllegalArgumentException(
          "gemm: an epilogue with a residual cannot end in "
              + activation
              + ", which reads a matrix"
              + " too; leave one of them to a step of its own");
    }
  }

  /** An epilogue without a residual. */
  public Epilogue(boolean bias, Activation activation) {
    this(bias, false, activation);
  }

  /** Whether it reads a matrix of C's size. */
  public boolean readsMatrix() {
    return residual || activation.isGradient();
  }
}
