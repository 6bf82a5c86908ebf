// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * Examples with targets, in memory. Immutable, and read by any number of threads at once. Copying
 * allocates nothing.
 */
public interface Dataset extends Inputs {

  /** A short name for reports, for example {@code mnist}. */
  String name();

  /** Where the examples come from and what was done to them, in one line, for the model card. */
  String describe();

  /** What is to be predicted. */
  Target target();

  /**
   * Writes one example's target: its class index as an int32 for {@link Target.Classes}, its values
   * row-major as float32 for {@link Target.Values}, in native byte order.
   *
   * @param index the example, from 0 to {@code size() - 1}
   * @param target the memory written to, aligned to 4 bytes
   * @param byteOffset where the target starts, a multiple of 4
   * @throws IndexOutOfBoundsException where there is no such example, or no room for its target
   */
  void copyTarget(int index, MemorySegment target, long byteOffset);

  /**
   * The class index of one example.
   *
   * @param index the example, from 0 to {@code size() - 1}
   * @throws IllegalStateException where the target is {@link Target.Values}
   */
  int label(int index);

  /** The bytes one example takes in memory once copied. */
  default long inputByteSize() {
    return Float.BYTES * inputShape().size();
  }

  /** How the rows of a table became these numbers; empty where the data were no table. */
  default Optional<TableEncoding> encoding() {
    return Optional.empty();
  }

  /**
   * The same examples, their preprocessing learned from some of them alone. This data set where
   * none is learned.
   *
   * @param indices the examples to learn from, at least one
   */
  default Dataset fittedTo(int... indices) {
    return this;
  }

  /**
   * The same examples under the encoding of other data, such as those a model was trained on. This
   * data set where it is no table.
   *
   * @throws DataException where the columns, categories or labels are others
   */
  default Dataset encodedBy(TableEncoding other) {
    return this;
  }

  /**
   * Some examples of this data set, in a given order, as a view.
   *
   * @param indices the examples, at least one; copied; an index may come more than once
   * @param description what {@link #describe()} of the view says
   * @throws DataException where an index names no example, or there is none
   */
  default Dataset subset(int[] indices, String description) {
    return new Subset(this, indices.clone(), description);
  }

  /**
   * Examples of classes.
   *
   * @param name a short name
   * @param description one line for the model card
   * @param inputs the examples
   * @param labels the names of the classes
   * @param classes the class index of each example; copied
   * @throws DataException where the numbers of inputs and indices differ, or an index has no label
   */
  static Dataset labelled(
      String name, String description, Inputs inputs, List<String> labels, int[] classes) {
    return new StoredDataset(
        name,
        description,
        inputs,
        new Targets.Classes(new Target.Classes(labels), classes.clone()));
  }

  /**
   * Examples of values.
   *
   * @param name a short name
   * @param description one line for the model card
   * @param inputs the examples
   * @param shape the shape of one example's values
   * @param values the values one after another, row-major; copied
   * @throws DataException where the numbers of inputs and values differ, or a value is not finite
   */
  static Dataset valued(
      String name, String description, Inputs inputs, Shape shape, float[] values) {
    return new StoredDataset(
        name,
        description,
        inputs,
        new Targets.Values(new Target.Values(shape), new FloatInputs(shape, values.clone())));
  }
}
