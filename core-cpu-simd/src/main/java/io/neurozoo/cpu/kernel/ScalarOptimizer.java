// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Optimiser steps over flat float32 buffers, in place and in one pass, without the vector API.
 *
 * <p>The formulas are those of PyTorch's torch.optim. Every operation is rounded on its own, in the
 * order that the parentheses give and never contracted to an fma, so that a step equals the graph
 * of single operations to the bit.
 */
public final class ScalarOptimizer {
  private ScalarOptimizer() {}

  /** p = p - (rate g). */
  public static void sgd(
      MemorySegment parameter,
      long parameterAt,
      MemorySegment gradient,
      long gradientAt,
      float rate,
      long from,
      long to) {
    for (long i = from; i < to; i++) {
      float step = rate * get(gradient, gradientAt, i);
      set(parameter, parameterAt, i, get(parameter, parameterAt, i) - step);
    }
  }

  /** b = (momentum b) + g, then p = p - (rate b). */
  public static void momentum(
      MemorySegment parameter,
      long parameterAt,
      MemorySegment gradient,
      long gradientAt,
      MemorySegment buffer,
      long bufferAt,
      float rate,
      float momentum,
      long from,
      long to) {
    for (long i = from; i < to; i++) {
      float g = get(gradient, gradientAt, i);
      float b = momentum * get(buffer, bufferAt, i) + g;
      set(buffer, bufferAt, i, b);
      set(parameter, parameterAt, i, get(parameter, parameterAt, i) - rate * b);
    }
  }

  /** b = (momentum b) + g, then p = p - (rate (g + (momentum b))). */
  public static void nesterov(
      MemorySegment parameter,
      long parameterAt,
      MemorySegment gradient,
      long gradientAt,
      MemorySegment buffer,
      long bufferAt,
      float rate,
      float momentum,
      long from,
      long to) {
    for (long i = from; i < to; i++) {
      float g = get(gradient, gradientAt, i);
      float b = momentum * get(buffer, bufferAt, i) + g;
      set(buffer, bufferAt, i, b);
      float step = rate * (g + momentum * b);
      set(parameter, parameterAt, i, get(parameter, parameterAt, i) - step);
    }
  }

  /**
   * Adam (Kingma and Ba 2015): m = (b1 m) + (o1 g), v = (b2 v) + (o2 (g g)), then p = p - (stepSize
   * m) / ((sqrt(v) rootScale) + epsilon). Its time is that of the divider, so what all elements
   * share is divided before.
   *
   * @param stepSize rate / (1 - b1^t) for step t = 1, 2, ...
   * @param decay1 b1
   * @param oneMinusDecay1 o1, given apart since 1 - b1 in float differs from the rounded 1 - b1
   * @param decay2 b2
   * @param oneMinusDecay2 o2
   * @param rootScale 1 / sqrt(1 - b2^t)
   */
  public static void adam(
      MemorySegment parameter,
      long parameterAt,
      MemorySegment gradient,
      long gradientAt,
      MemorySegment mean,
      long meanAt,
      MemorySegment square,
      long squareAt,
      float stepSize,
      float decay1,
      float oneMinusDecay1,
      float decay2,
      float oneMinusDecay2,
      float rootScale,
      float epsilon,
      long from,
      long to) {
    for (long i = from; i < to; i++) {
      float g = get(gradient, gradientAt, i);
      float m = decay1 * get(mean, meanAt, i) + oneMinusDecay1 * g;
      float v = decay2 * get(square, squareAt, i) + oneMinusDecay2 * (g * g);
      set(mean, meanAt, i, m);
      set(square, squareAt, i, v);
      float divisor = (float) Math.sqrt(v) * rootScale + epsilon;
      float step = stepSize * m / divisor;
      set(parameter, parameterAt, i, get(parameter, parameterAt, i) - step);
    }
  }
}
