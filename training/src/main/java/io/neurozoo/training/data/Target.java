// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import java.util.HashSet;
import java.util.List;

/** What a data set asks to be predicted. */
public sealed interface Target {

  /** The bytes one example's target takes in memory. */
  long byteSize();

  /**
   * One class of several, given as an int32 index.
   *
   * @param labels the names of the classes, in the order of their indices; at least two, distinct
   */
  record Classes(List<String> labels) implements Target {

    /**
     * Checks and copies the labels.
     *
     * @throws DataException where there are fewer than two, or two are alike
     */
    public Classes {
      labels = List.copyOf(labels);
      if (labels.size() < 2) {
        throw new DataException("classes: %s; at least two are needed".formatted(labels));
      }
      if (new HashSet<>(labels).size() < labels.size()) {
        throw new DataException("classes: %s; two labels are alike".formatted(labels));
      }
    }

    /** The number of classes. */
    public int count() {
      return labels.size();
    }

    @Override
    public long byteSize() {
      return Integer.BYTES;
    }
  }

  /**
   * An array of float32.
   *
   * @param shape the shape of one example's values, without a batch axis
   * @param preprocessing what the raw values went through to become these numbers: an error of
   *     these numbers is one of the raw values times its scale
   */
  record Values(Shape shape, Preprocessing preprocessing) implements Target {

    /** Raw values as they are. */
    public Values(Shape shape) {
      this(shape, Preprocessing.none());
    }

    @Override
    public long byteSize() {
      return Float.BYTES * shape.size();
    }
  }
}
