// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** {@link ScalarOptimizer} on absolute addresses with the vector API: the same bits, faster. */
public final class VectorOptimizer {
  private static final MemorySegment ALL = NativeMemory.ALL;
  private static final Loop SGD = Loop.of(VectorOptimizer.class, "sgdBlock");
  private static final Loop MOMENTUM = Loop.of(VectorOptimizer.class, "momentumBlock");
  private static final Loop NESTEROV = Loop.of(VectorOptimizer.class, "nesterovBlock");
  private static final Loop ADAM = Loop.of(VectorOptimizer.class, "adamBlock");

  private VectorOptimizer() {}

  /** {@link ScalarOptimizer#sgd}. */
  public static void sgd(long parameter, long gradient, float rate, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      SGD.run(gradient, rate, parameter, i, blockEnd(i, end));
    }
    if (end < to) {
      ScalarOptimizer.sgd(ALL, parameter, ALL, gradient, rate, end, to);
    }
  }

  static void sgdBlock(long gradient, float rate, long parameter, long from, long end) {
    FloatVector rates = all(rate);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(parameter, i).sub(rates.mul(load(gradient, i))), parameter, i);
    }
  }

  /** {@link ScalarOptimizer#momentum}. */
  public static void momentum(
      long parameter, long gradient, long buffer, float rate, float momentum, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      MOMENTUM.run(parameter, gradient, buffer, rate, momentum, i, blockEnd(i, end));
    }
    if (end < to) {
      ScalarOptimizer.momentum(ALL, parameter, ALL, gradient, ALL, buffer, rate, momentum, end, to);
    }
  }

  static void momentumBlock(
      long parameter, long gradient, long buffer, float rate, float momentum, long from, long end) {
    FloatVector rates = all(rate);
    FloatVector momenta = all(momentum);
    for (long i = from; i < end; i += Simd.LANES) {
      FloatVector b = momenta.mul(load(buffer, i)).add(load(gradient, i));
      store(b, buffer, i);
      store(load(parameter, i).sub(rates.mul(b)), parameter, i);
    }
  }

  /** {@link ScalarOptimizer#nesterov}. */
  public static void nesterov(
      long parameter, long gradient, long buffer, float rate, float momentum, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      NESTEROV.run(parameter, gradient, buffer, rate, momentum, i, blockEnd(i, end));
    }
    if (end < to) {
      ScalarOptimizer.nesterov(ALL, parameter, ALL, gradient, ALL, buffer, rate, momentum, end, to);
    }
  }

  static void nesterovBlock(
      long parameter, long gradient, long buffer, float rate, float momentum, long from, long end) {
    FloatVector rates = all(rate);
    FloatVector momenta = all(momentum);
    for (long i = from; i < end; i += Simd.LANES) {
      FloatVector g = load(gradient, i);
      FloatVector b = momenta.mul(load(buffer, i)).add(g);
      store(b, buffer, i);
      FloatVector step = rates.mul(g.add(momenta.mul(b)));
      store(load(parameter, i).sub(step), parameter, i);
    }
  }

  /** {@link ScalarOptimizer#adam}. */
  public static void adam(
      long parameter,
      long gradient,
      long mean,
      long square,
      float stepSize,
      float decay1,
      float oneMinusDecay1,
      float decay2,
      float oneMinusDecay2,
      float rootScale,
      float epsilon,
      long from,
      long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      ADAM.run(
          parameter, gradient, mean, square, stepSize, decay1, oneMinusDecay1, decay2,
          oneMinusDecay2, rootScale, epsilon, i, blockEnd(i, end));
    }
    if (end < to) {
      ScalarOptimizer.adam(
          ALL,
          parameter,
          ALL,
          gradient,
          ALL,
          mean,
          ALL,
          square,
          stepSize,
          decay1,
          oneMinusDecay1,
          decay2,
          oneMinusDecay2,
          rootScale,
          epsilon,
          end,
          to);
    }
  }

  static void adamBlock(
      long parameter,
      long gradient,
      long mean,
      long square,
      float stepSize,
      float decay1,
      float oneMinusDecay1,
      float decay2,
      float oneMinusDecay2,
      float rootScale,
      float epsilon,
      long from,
      long end) {
    FloatVector stepSizes = all(stepSize);
    FloatVector b1 = all(decay1);
    FloatVector o1 = all(oneMinusDecay1);
    FloatVector b2 = all(decay2);
    FloatVector o2 = all(oneMinusDecay2);
    FloatVector rootScales = all(rootScale);
    FloatVector epsilons = all(epsilon);
    for (long i = from; i < end; i += Simd.LANES) {
      FloatVector g = load(gradient, i);
      FloatVector m = b1.mul(load(mean, i)).add(o1.mul(g));
      FloatVector v = b2.mul(load(square, i)).add(o2.mul(g.mul(g)));
      store(m, mean, i);
      store(v, square, i);
      FloatVector divisor = v.sqrt().mul(rootScales).add(epsilons);
      FloatVector step = stepSizes.mul(m).div(divisor);
      store(load(parameter, i).sub(step), parameter, i);
    }
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Simd.F, value);
  }
}
