// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.tensor.Shape;

/**
 * How the arrays of a JSON input nest. For examples of shape [28, 28] one may write 784 numbers, 28
 * rows of 28 numbers, or an array of either; which it is shows at the first innermost array.
 */
final class JsonStructure {
  private static final int MAX_DEPTH = 16;
  private static final long ANY = -1;

  private final Shape shape;
  private final long[] counts = new long[MAX_DEPTH + 1];

  /** How many elements the arrays of each depth have; null until it is known. */
  private long[] expected;

  private int numberDepth;
  private int depth;

  JsonStructure(Shape shape) {
    this.shape = shape;
  }

  /** An array begins. */
  void open() {
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException("arrays nest deeper than " + MAX_DEPTH + " levels");
    }
    counts[depth]++;
    depth++;
    counts[depth] = 0;
    if (numberDepth > 0 && depth > numberDepth) {
      throw new IllegalArgumentException("an array stands where a number was expected");
    }
  }

  /** A number. */
  void number() {
    if (depth == 0) {
      throw new IllegalArgumentException("a number stands outside of an array");
    }
    if (numberDepth == 0) {
      numberDepth = depth;
    }
    if (depth != numberDepth) {
      throw new IllegalArgumentException("a number stands where an array was expected");
    }
    counts[depth]++;
  }

  /** An array ends. */
  void close() {
    if (numberDepth == 0) {
      if (depth == 1) {
        depth = 0;
        return; // [], which holds no example.
      }
      throw new IllegalArgumentException("an array is empty");
    }
    if (expected == null) {
      expected = decide(numberDepth, counts[depth]);
    }
    if (expected[depth] != ANY && counts[depth] != expected[depth]) {
      throw new IllegalArgumentException(
          "an array has "
              + counts[depth]
              + " elements where "
              + expected[depth]
              + " were expected");
    }
    depth--;
    if (depth == 0) {
      // Another document may follow; it begins anew.
      numberDepth = 0;
      expected = null;
      counts[0] = 0;
    }
  }

  private long[] decide(int numbers, long innermost) {
    int rank = shape.rank();
    long size = shape.size();
    long[] lengths = new long[MAX_DEPTH + 1];
    boolean nestedOne = numbers == rank && innermost == shape.last();
    boolean nestedMany = numbers == rank + 1 && innermost == shape.last();
    if (numbers == 1 && innermost == size) {
      lengths[1] = size;
    } else if (numbers == 2 && innermost == size) {
      lengths[1] = ANY;
      lengths[2] = size;
    } else if (nestedOne || nestedMany) {
      int first = nestedOne ? 1 : 2;
      lengths[1] = ANY;
      for (int axis = 0; axis < rank; axis++) {
        lengths[first + axis] = shape.dim(axis);
      }
    } else {
      throw new IllegalArgumentException(
          innermost + " numbers in an array at depth " + numbers + " do not fit");
    }
    return lengths;
  }
}
