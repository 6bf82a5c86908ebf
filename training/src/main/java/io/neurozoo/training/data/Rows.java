// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.Shape;

/** Checks on an array that holds one row of values for each example. */
final class Rows {

  private Rows() {}

  /** Refuses values that are not a whole number of rows of a shape, at least one. */
  static void requireWhole(String what, int values, Shape row) {
    if (values == 0 || values % row.size() != 0) {
      throw new DataException(
          "%s: %d values are not a positive multiple of %d, the size of one example %s"
              .formatted(what, values, row.size(), row));
    }
  }

  static void checkFinite(String what, float[] values, Shape row) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new DataException(
            "%s: example %d holds %s at position %d; every value must be finite"
                .formatted(what, i / row.size(), values[i], i % row.size()));
      }
    }
  }
}
