// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.NativeMemory.ALL;
import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import jdk.incubator.vector.FloatVector;

/** {@link ScalarUnary} on absolute addresses with the vector API: the same bits, faster. */
public enum VectorUnary {
  /** {@link ScalarUnary#EXP}. */
  EXP(ScalarUnary.EXP, "exp"),

  /** {@link ScalarUnary#LOG}. */
  LOG(ScalarUnary.LOG, "log"),

  /** {@link ScalarUnary#TANH}. */
  TANH(ScalarUnary.TANH, "tanh"),

  /** {@link ScalarUnary#SIGMOID}. */
  SIGMOID(ScalarUnary.SIGMOID, "sigmoid"),

  /** {@link ScalarUnary#ERF}. */
  ERF(ScalarUnary.ERF, "erf"),

  /** {@link ScalarUnary#RELU}. */
  RELU(ScalarUnary.RELU, "relu"),

  /** {@link ScalarUnary#SQRT}. */
  SQRT(ScalarUnary.SQRT, "sqrt"),

  /** {@link ScalarUnary#NEGATE}. */
  NEGATE(ScalarUnary.NEGATE, "negate");

  private final ScalarUnary scalar;
  private final Loop loop;

  VectorUnary(ScalarUnary scalar, String loop) {
    this.scalar = scalar;
    this.loop = Loop.of(VectorUnary.class, loop);
  }

  /**
   * Sets out[i] to f(x[i]) for each element i of [from, to).
   *
   * @param x address of element 0
   * @param out address of element 0, which may be x itself
   */
  public void apply(long x, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      loop.run(x, out, i, blockEnd(i, end));
    }
    if (end < to) { // an empty call would teach the compiler that the scalar loop is cold
      scalar.apply(ALL, x, ALL, out, end, to);
    }
  }

  static void exp(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.exp(load(x, i)), out, i);
    }
  }

  static void log(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      FloatVector v = load(x, i);
      FloatVector y = VectorMath.log(v); // either branch may be rare: see Loop
      if (VectorMath.allNormal(v)) {
        y.intoMemorySegment(ALL, out + i * Float.BYTES, NativeMemory.ORDER);
      } else {
        ScalarUnary.LOG.apply(ALL, x, ALL, out, i, i + Simd.LANES);
      }
    }
  }

  static void tanh(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.tanh(load(x, i)), out, i);
    }
  }

  static void sigmoid(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.sigmoid(load(x, i)), out, i);
    }
  }

  static void erf(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.erf(load(x, i)), out, i);
    }
  }

  static void relu(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.relu(load(x, i)), out, i);
    }
  }

  static void sqrt(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).sqrt(), out, i);
    }
  }

  static void negate(long x, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).neg(), out, i);
    }
  }
}
