// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.VectorMemory.BLOCK;
import static io.neurozoo.cpu.kernel.VectorMemory.blockEnd;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** {@link ScalarBinary} on absolute addresses with the vector API: the same bits, faster. */
public enum VectorBinary {
  /** {@link ScalarBinary#ADD}. */
  ADD(ScalarBinary.ADD) {
    @Override
    void vectors(long x, long y, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).add(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsLeft(float x, long y, long out, long from, long end) {
      FloatVector left = FloatVector.broadcast(Simd.F, x);
      for (long i = from; i < end; i += Simd.LANES) {
        store(left.add(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsRight(long x, float y, long out, long from, long end) {
      FloatVector right = FloatVector.broadcast(Simd.F, y);
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).add(right), out, i);
      }
    }
  },

  /** {@link ScalarBinary#SUBTRACT}. */
  SUBTRACT(ScalarBinary.SUBTRACT) {
    @Override
    void vectors(long x, long y, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).sub(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsLeft(float x, long y, long out, long from, long end) {
      FloatVector left = FloatVector.broadcast(Simd.F, x);
      for (long i = from; i < end; i += Simd.LANES) {
        store(left.sub(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsRight(long x, float y, long out, long from, long end) {
      FloatVector right = FloatVector.broadcast(Simd.F, y);
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).sub(right), out, i);
      }
    }
  },

  /** {@link ScalarBinary#MULTIPLY}. */
  MULTIPLY(ScalarBinary.MULTIPLY) {
    @Override
    void vectors(long x, long y, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).mul(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsLeft(float x, long y, long out, long from, long end) {
      FloatVector left = FloatVector.broadcast(Simd.F, x);
      for (long i = from; i < end; i += Simd.LANES) {
        store(left.mul(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsRight(long x, float y, long out, long from, long end) {
      FloatVector right = FloatVector.broadcast(Simd.F, y);
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).mul(right), out, i);
      }
    }
  },

  /** {@link ScalarBinary#DIVIDE}. */
  DIVIDE(ScalarBinary.DIVIDE) {
    @Override
    void vectors(long x, long y, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).div(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsLeft(float x, long y, long out, long from, long end) {
      FloatVector left = FloatVector.broadcast(Simd.F, x);
      for (long i = from; i < end; i += Simd.LANES) {
        store(left.div(load(y, i)), out, i);
      }
    }

    @Override
    void vectorsRight(long x, float y, long out, long from, long end) {
      FloatVector right = FloatVector.broadcast(Simd.F, y);
      for (long i = from; i < end; i += Simd.LANES) {
        store(load(x, i).div(right), out, i);
      }
    }
  },

  /** {@link ScalarBinary#MAXIMUM}. */
  MAXIMUM(ScalarBinary.MAXIMUM) {
    @Override
    void vectors(long x, long y, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.maximum(load(x, i), load(y, i)), out, i);
      }
    }

    @Override
    void vectorsLeft(float x, long y, long out, long from, long end) {
      FloatVector left = FloatVector.broadcast(Simd.F, x);
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.maximum(left, load(y, i)), out, i);
      }
    }

    @Override
    void vectorsRight(long x, float y, long out, long from, long end) {
      FloatVector right = FloatVector.broadcast(Simd.F, y);
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.maximum(load(x, i), right), out, i);
      }
    }
  },

  /** {@link ScalarBinary#GREATER}. */
  GREATER(ScalarBinary.GREATER) {
    @Override
    void vectors(long x, long y, long out, long from, long end) {
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.greater(load(x, i), load(y, i)), out, i);
      }
    }

    @Override
    void vectorsLeft(float x, long y, long out, long from, long end) {
      FloatVector left = FloatVector.broadcast(Simd.F, x);
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.greater(left, load(y, i)), out, i);
      }
    }

    @Override
    void vectorsRight(long x, float y, long out, long from, long end) {
      FloatVector right = FloatVector.broadcast(Simd.F, y);
      for (long i = from; i < end; i += Simd.LANES) {
        store(VectorMath.greater(load(x, i), right), out, i);
      }
    }
  };

  private static final MemorySegment ALL = NativeMemory.ALL;

  private final ScalarBinary scalar;

  VectorBinary(ScalarBinary scalar) {
    this.scalar = scalar;
  }

  abstract void vectors(long x, long y, long out, long from, long end);

  abstract void vectorsLeft(float x, long y, long out, long from, long end);

  abstract void vectorsRight(long x, float y, long out, long from, long end);

  /** {@link ScalarBinary#contiguous}. */
  public final void contiguous(long x, long y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      vectors(x, y, out, i, blockEnd(i, end));
    }
    if (end < to) {
      scalar.contiguous(ALL, x, ALL, y, ALL, out, end, to);
    }
  }

  /** {@link ScalarBinary#scalarLeft}. */
  public final void scalarLeft(float x, long y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      vectorsLeft(x, y, out, i, blockEnd(i, end));
    }
    if (end < to) {
      scalar.scalarLeft(x, ALL, y, ALL, out, end, to);
    }
  }

  /** {@link ScalarBinary#scalarRight}. */
  public final void scalarRight(long x, float y, long out, long from, long to) {
    long end = VectorMemory.end(from, to);
    for (long i = from; i < end; i += BLOCK) {
      vectorsRight(x, y, out, i, blockEnd(i, end));
    }
    if (end < to) {
      scalar.scalarRight(ALL, x, y, ALL, out, end, to);
    }
  }

  /** {@link ScalarBinary#rowLeft}. */
  public final void rowLeft(
      long row, long y, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      contiguous(row, y + start, out + start, 0, columns);
    }
  }

  /** {@link ScalarBinary#rowRight}. */
  public final void rowRight(
      long x, long row, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      contiguous(x + start, row, out + start, 0, columns);
    }
  }

  /** {@link ScalarBinary#columnLeft}. */
  public final void columnLeft(
      long column, long y, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      scalarLeft(get(ALL, column, r), y + start, out + start, 0, columns);
    }
  }

  /** {@link ScalarBinary#columnRight}. */
  public final void columnRight(
      long x, long column, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      scalarRight(x + start, get(ALL, column, r), out + start, 0, columns);
    }
  }
}
