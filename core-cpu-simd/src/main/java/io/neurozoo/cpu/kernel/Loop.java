// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * A loop over vectors that the compiler never merges with its callers.
 *
 * <p>Vector code is fast only if C2 inlines all of it, some 400 nodes an operation, and C2 stops at
 * 18,000 nodes a compile (NodeCountInliningCutoff). From there on every vector is an object: ten to
 * a hundred times slower, with garbage, and for good. What a compile holds depends on the profile:
 * where a call site has met two loops, C2 inlines both, and a caller that has met enough of them
 * spoils them all. So each loop has a compile to itself, whatever calls it.
 *
 * <p>Within a loop, C2 inlines the vector API's own methods wherever they are called, but methods
 * of ours only where that is often, and often it must have been when the compile happened. So a
 * loop is run for at least one vector, and in it a method of ours that takes or returns a vector is
 * called for every vector, never in a branch.
 *
 * <p>The wall is a method handle that C2 cannot take for a constant, hence cannot look through: a
 * call costs 1 to 3 ns more and allocates nothing. {@code WarmLoopsTest} holds every loop to it.
 */
final class Loop {
  /**
   * Not final: C2 may treat a final field of an object that it knows as a constant, which would
   * open the wall.
   */
  private MethodHandle code;

  private Loop(MethodHandle code) {
    this.code = code;
  }

  /** The static method of this name, the only one in the class. */
  static Loop of(Class<?> holder, String name) {
    return of(MethodHandles.lookup(), holder, name);
  }

  /** The static method of this name in the class that the lookup is of, such as a hidden one. */
  static Loop of(MethodHandles.Lookup lookup, String name) {
    return of(lookup, lookup.lookupClass(), name);
  }

  private static Loop of(MethodHandles.Lookup lookup, Class<?> holder, String name) {
    List<Method> found =
        Arrays.stream(holder.getDeclaredMethods()).filter(m -> m.getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          holder.getSimpleName() + " has " + found.size() + " methods '" + name + "'; name one");
    }
    try {
      return new Loop(lookup.unreflect(found.getFirst()));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          holder.getSimpleName() + "." + name + " is private; make it package-private", e);
    }
  }

  /** out = f(x). */
  void run(long x, long out, long from, long end) {
    try {
      code.invokeExact(x, out, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** A program on the arrays of a table, see {@link VectorProgram}. */
  void run(long table, long from, long end) {
    try {
      code.invokeExact(table, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** out = f(x, y). */
  void run(long x, long y, long out, long from, long end) {
    try {
      code.invokeExact(x, y, out, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** out = f(x, y) for a scalar y. */
  void run(long x, float y, long out, long from, long end) {
    try {
      code.invokeExact(x, y, out, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** x = f(x, y, z) for scalars y and z. */
  void run(long x, float y, float z, long from, long end) {
    try {
      code.invokeExact(x, y, z, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** out = y for a scalar y. */
  void run(long out, float y, long from, long end) {
    try {
      code.invokeExact(out, y, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** The address at a place of a table. */
  long address(long table, int place) {
    try {
      return (long) code.invokeExact(table, place);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** The number whose address is at a place of a table. */
  float number(long table, int place) {
    try {
      return (float) code.invokeExact(table, place);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** The value that x reduces to. */
  float reduce(long x, long length) {
    try {
      return (float) code.invokeExact(x, length);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** out[c] is what column c of x[rows, columns] reduces to. */
  void reduceColumns(long x, long out, long rows, long columns, long fromColumn, long toColumn) {
    try {
      code.invokeExact(x, out, rows, columns, fromColumn, toColumn);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** x = f(x, y) for tiles, see {@link VectorTile}. */
  void tile(long x, long xRow, long y, long yRow, int rows, int vectors) {
    try {
      code.invokeExact(x, xRow, y, yRow, rows, vectors);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Sums of products of x and rows of y, see {@link VectorDots}. */
  void dots(long x, long y, long yRow, int terms, int rows, long lanes) {
    try {
      code.invokeExact(x, y, yRow, terms, rows, lanes);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Exchanges rows and columns of whole squares, see {@link VectorTranspose}. */
  void squares(long x, long xRow, long out, long outRow, int squares, long scratch) {
    try {
      code.invokeExact(x, xRow, out, outRow, squares, scratch);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Exchanges rows and columns of part of a square, see {@link VectorTranspose}. */
  void square(
      long x, long xRow, long out, long outRow, int rows, int columns, long scratch) {
    try {
      code.invokeExact(x, xRow, out, outRow, rows, columns, scratch);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** What the lanes of each row add up to, see {@link VectorDots}. */
  void tree(long lanes, int rows, long out) {
    try {
      code.invokeExact(lanes, rows, out);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** A momentum step, see {@link VectorOptimizer}. */
  void run(
      long parameter, long gradient, long buffer, float rate, float momentum, long from, long end) {
    try {
      code.invokeExact(parameter, gradient, buffer, rate, momentum, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** An Adam step, see {@link VectorOptimizer}. */
  void run(
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
    try {
      code.invokeExact(
          parameter, gradient, mean, square, stepSize, decay1, oneMinusDecay1, decay2,
          oneMinusDecay2, rootScale, epsilon, from, end);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** No loop declares a checked exception. */
  private static RuntimeException unchecked(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(e);
    };
  }
}
