// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Functions of two values over float32 arrays, without the vector API.
 *
 * <p>{@code out} may be an operand of its own shape. Arrays of rows are contiguous, with {@code
 * columns} elements a row. Each function has loops of its own, so that no loop sees the others in
 * its profile.
 */
public enum ScalarBinary implements ScalarFunction {
  /** x + y. */
  ADD {
    @Override
    float apply(float x, float y) {
      return x + y;
    }

    @Override
    public void contiguous(
        MemorySegment x,
        long xAt,
        MemorySegment y,
        long yAt,
        MemorySegment out,
        long outAt,
        long from,
        long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) + get(y, yAt, i));
      }
    }

    @Override
    public void scalarLeft(
        float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, x + get(y, yAt, i));
      }
    }

    @Override
    public void scalarRight(
        MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) + y);
      }
    }
  },

  /** x - y. */
  SUBTRACT {
    @Override
    float apply(float x, float y) {
      return x - y;
    }

    @Override
    public void contiguous(
        MemorySegment x,
        long xAt,
        MemorySegment y,
        long yAt,
        MemorySegment out,
        long outAt,
        long from,
        long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) - get(y, yAt, i));
      }
    }

    @Override
    public void scalarLeft(
        float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, x - get(y, yAt, i));
      }
    }

    @Override
    public void scalarRight(
        MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) - y);
      }
    }
  },

  /** x y. */
  MULTIPLY {
    @Override
    float apply(float x, float y) {
      return x * y;
    }

    @Override
    public void contiguous(
        MemorySegment x,
        long xAt,
        MemorySegment y,
        long yAt,
        MemorySegment out,
        long outAt,
        long from,
        long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) * get(y, yAt, i));
      }
    }

    @Override
    public void scalarLeft(
        float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, x * get(y, yAt, i));
      }
    }

    @Override
    public void scalarRight(
        MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) * y);
      }
    }
  },

  /** x / y, correctly rounded. */
  DIVIDE {
    @Override
    float apply(float x, float y) {
      return x / y;
    }

    @Override
    public void contiguous(
        MemorySegment x,
        long xAt,
        MemorySegment y,
        long yAt,
        MemorySegment out,
        long outAt,
        long from,
        long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) / get(y, yAt, i));
      }
    }

    @Override
    public void scalarLeft(
        float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, x / get(y, yAt, i));
      }
    }

    @Override
    public void scalarRight(
        MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, get(x, xAt, i) / y);
      }
    }
  },

  /** See {@link ScalarMath#maximum}. */
  MAXIMUM {
    @Override
    float apply(float x, float y) {
      return ScalarMath.maximum(x, y);
    }

    @Override
    public void contiguous(
        MemorySegment x,
        long xAt,
        MemorySegment y,
        long yAt,
        MemorySegment out,
        long outAt,
        long from,
        long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.maximum(get(x, xAt, i), get(y, yAt, i)));
      }
    }

    @Override
    public void scalarLeft(
        float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.maximum(x, get(y, yAt, i)));
      }
    }

    @Override
    public void scalarRight(
        MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.maximum(get(x, xAt, i), y));
      }
    }
  },

  /** See {@link ScalarMath#greater}. */
  GREATER {
    @Override
    float apply(float x, float y) {
      return ScalarMath.greater(x, y);
    }

    @Override
    public void contiguous(
        MemorySegment x,
        long xAt,
        MemorySegment y,
        long yAt,
        MemorySegment out,
        long outAt,
        long from,
        long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.greater(get(x, xAt, i), get(y, yAt, i)));
      }
    }

    @Override
    public void scalarLeft(
        float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.greater(x, get(y, yAt, i)));
      }
    }

    @Override
    public void scalarRight(
        MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to) {
      for (long i = from; i < to; i++) {
        set(out, outAt, i, ScalarMath.greater(get(x, xAt, i), y));
      }
    }
  };

  /** f(x, y). */
  abstract float apply(float x, float y);

  /** out[i] = f(x[i], y[i]) for each element i of [from, to). */
  public abstract void contiguous(
      MemorySegment x,
      long xAt,
      MemorySegment y,
      long yAt,
      MemorySegment out,
      long outAt,
      long from,
      long to);

  /** out[i] = f(x, y[i]) for each element i of [from, to). */
  public abstract void scalarLeft(
      float x, MemorySegment y, long yAt, MemorySegment out, long outAt, long from, long to);

  /** out[i] = f(x[i], y) for each element i of [from, to). */
  public abstract void scalarRight(
      MemorySegment x, long xAt, float y, MemorySegment out, long outAt, long from, long to);

  /** out[r, c] = f(row[c], y[r, c]) for each row r of [fromRow, toRow). */
  public final void rowLeft(
      MemorySegment row,
      long rowAt,
      MemorySegment y,
      long yAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      contiguous(row, rowAt, y, yAt + start, out, outAt + start, 0, columns);
    }
  }

  /** out[r, c] = f(x[r, c], row[c]) for each row r of [fromRow, toRow). */
  public final void rowRight(
      MemorySegment x,
      long xAt,
      MemorySegment row,
      long rowAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      contiguous(x, xAt + start, row, rowAt, out, outAt + start, 0, columns);
    }
  }

  /** out[r, c] = f(column[r], y[r, c]) for each row r of [fromRow, toRow). */
  public final void columnLeft(
      MemorySegment column,
      long columnAt,
      MemorySegment y,
      long yAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      float value = get(column, columnAt, r);
      scalarLeft(value, y, yAt + start, out, outAt + start, 0, columns);
    }
  }

  /** out[r, c] = f(x[r, c], column[r]) for each row r of [fromRow, toRow). */
  public final void columnRight(
      MemorySegment x,
      long xAt,
      MemorySegment column,
      long columnAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      float value = get(column, columnAt, r);
      scalarRight(x, xAt + start, value, out, outAt + start, 0, columns);
    }
  }
}
