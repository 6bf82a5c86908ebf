// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A column to predict from: what is kept of a cell, in a float, and which inputs that becomes. */
sealed interface TableColumn {

  /** What the header calls it; its index where there is no header. */
  String name();

  /** Which cell of a row it is. */
  int index();

  /** How many inputs it becomes. */
  int inputs();

  /** Writes the inputs that a kept value becomes. */
  void write(float kept, MemorySegment floats, long byteOffset);

  /** The same column, what it learns from values learned from these examples. */
  TableColumn fitted(FloatTable table, int column, int[] examples, boolean standardised);

  /**
   * A number, kept as it is, NaN where it is missing; read as (number - mean) / deviation.
   *
   * @param deviation above 0; 1 where all numbers are equal
   * @param fill what takes the place of a missing number
   */
  record Numeric(String name, int index, double mean, double deviation, double fill)
      implements TableColumn {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public void write(float kept, MemorySegment floats, long byteOffset) {
      double number = Float.isNaN(kept) ? fill : kept;
      floats.set(DType.FLOAT, byteOffset, (float) ((number - mean) / deviation));
    }

    @Override
    public Numeric fitted(FloatTable table, int column, int[] examples, boolean standardised) {
      Moments moments = Moments.of(table, column, examples);
      return standardised
          ? new Numeric(name, index, moments.mean(), moments.deviation(), moments.mean())
          : new Numeric(name, index, 0, 1, moments.mean());
    }
  }

  /**
   * One of some names, kept as its index, -1 where it is missing; read as a 1 in its place and 0 in
   * the others.
   *
   * @param fill the index that takes the place of a missing name
   */
  record Categorical(String name, int index, List<String> categories, int fill)
      implements TableColumn {

    public Categorical {
      categories = List.copyOf(categories);
    }

    @Override
    public int inputs() {
      return categories.size();
    }

    @Override
    public void write(float kept, MemorySegment floats, long byteOffset) {
      int one = kept < 0 ? fill : (int) kept;
      for (int i = 0; i < inputs(); i++) {
        floats.set(DType.FLOAT, byteOffset + 4L * i, i == one ? 1 : 0);
      }
    }

    @Override
    public Categorical fitted(FloatTable table, int column, int[] examples, boolean standardised) {
      int[] times = new int[inputs()];
      int most = 0;
      for (int example : examples) {
        int kept = (int) table.get(example, column);
        if (kept >= 0) {
          times[kept]++;
        }
      }
      for (int i = 1; i < times.length; i++) {
        most = times[i] > times[most] ? i : most;
      }
      return new Categorical(name, index, categories, most);
    }
  }
}
