// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Functions of one value over contiguous float32 arrays, out[i] = f(x[i]), without the vector API.
 *
 * <p>Here and in every other scalar class an array {@code x} is a segment and {@code xAt} the byte
 * offset of its element 0; ranges [from, to) count elements, or rows where they say so. Callers
 * that split a range over threads get the same bits wherever they split it.
 *
 * <p>Each function has a loop of its own: one shared loop would see every function in its profile
 * and inline none.
 */
public enum ScalarUnary implements ScalarFunction {
  /** e^x, see {@link ScalarMath#exp}. */
  EXP {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.exp(get(x, xAt, i)));
      }
    }
  },

  /** Natural logarithm, see {@link ScalarMath#log}. */
  LOG {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.log(get(x, xAt, i)));
      }
    }
  },

  /** Hyperbolic tangent, see {@link ScalarMath#tanh}. */
  TANH {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.tanh(get(x, xAt, i)));
      }
    }
  },

  /** Logistic function, see {@link ScalarMath#sigmoid}. */
  SIGMOID {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.sigmoid(get(x, xAt, i)));
      }
    }
  },

  /** Error function, see {@link ScalarMath#erf}. */
  ERF {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.erf(get(x, xAt, i)));
      }
    }
  },

  /** Rectifier, see {@link ScalarMath#relu}. */
  RELU {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.relu(get(x, xAt, i)));
      }
    }
  },

  /** Square root, correctly rounded; NaN below 0. */
  SQRT {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, (float) Math.sqrt(get(x, xAt, i)));
      }
    }
  },

  /** -x: flips the sign bit. */
  NEGATE {
    @Override
    public void apply(
        MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, -get(x, xAt, i));
      }
    }
  };

  /**
   * Sets out[i] to f(x[i]) for each element i of [from, to).
   *
   * @param out may be x itself
   */
  public abstract void apply(
      MemorySegment x, long xAt, MemorySegment out, long outAt, long from, long to);
}
