// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

/**
 * The end of a GEMM, {@code C = activation(AB + bias)}, with one bias value per column of C.
 *
 * <p>The bias is added after the whole sum over k, so that a fused layer and its three separate
 * ops leave the same bits.
 */
public record Epilogue(boolean bias, Activation activation) {
  public static final Epilogue NONE = new Epilogue(false, Activation.NONE);
}
