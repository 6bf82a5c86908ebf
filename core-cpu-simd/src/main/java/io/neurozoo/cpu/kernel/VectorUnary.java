// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import jdk.incubator.vector.FloatVector;

/** {@link ScalarUnary} on absolute addresses with the vector API: the same bits, faster. */
public enum VectorUnary {
  /** {@link ScalarUnary#EXP}. */
  EXP(ScalarUnary.EXP) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.exp(load(x, i)), out, i);
      }
    }
  },

  /** {@link ScalarUnary#LOG}. */
  LOG(ScalarUnary.LOG) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        FloatVector v = load(x, i);
        if (VectorMath.allNormal(v)) {
          store(VectorMath.log(v), out, i);
        } else {
          ScalarUnary.LOG.apply(NativeMemory.ALL, x, NativeMemory.ALL, out, i, i + Simd.LANES);
        }
      }
    }
  },

  /** {@link ScalarUnary#TANH}. */
  TANH(ScalarUnary.TANH) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.tanh(load(x, i)), out, i);
      }
    }
  },

  /** {@link ScalarUnary#SIGMOID}. */
  SIGMOID(ScalarUnary.SIGMOID) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.sigmoid(load(x, i)), out, i);
      }
    }
  },

  /** {@link ScalarUnary#RELU}. */
  RELU(ScalarUnary.RELU) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.relu(load(x, i)), out, i);
      }
    }
  },

  /** {@link ScalarUnary#SQRT}. */
  SQRT(ScalarUnary.SQRT) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).sqrt(), out, i);
      }
    }
  },

  /** {@link ScalarUnary#NEGATE}. */
  NEGATE(ScalarUnary.NEGATE) {
    @Override
    void vectors(long x, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).neg(), out, i);
      }
    }
  };

  private final ScalarUnary scalar;

  VectorUnary(ScalarUnary scalar) {
    this.scalar = scalar;
  }

  /**
   * Sets out[i] to f(x[i]) for each element i of [from, to).
   *
   * @param x address of element 0
   * @param out address of element 0, which may be x itself
   */
  public final void apply(long x, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      vectors(x, out, i, blockEnd(i, end));
    }
    if (end < to) { // an empty call would teach the compiler that the scalar loop is cold
      scalar.apply(NativeMemory.ALL, x, NativeMemory.ALL, out, end, to);
    }
  }

  /** The same for whole vectors. */
  abstract void vectors(long x, long out, long from, long end);
}
