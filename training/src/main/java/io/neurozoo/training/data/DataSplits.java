// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.List;

/**
 * What a data set is delivered as. Selection of any kind (early stopping, the best epoch, options)
 * sees a {@linkplain Split#holdOut part} of the training data only; the test data are for the end.
 *
 * @param train the examples to learn from and to select by
 * @param test the examples kept for the final figures
 * @param notes what is odd about the data and no mistake, one line each
 */
public record DataSplits(Dataset train, Dataset test, List<String> notes) {

  /** Parts of which there is nothing to say. */
  public DataSplits(Dataset train, Dataset test) {
    this(train, test, List.of());
  }

  /**
   * Checks that both parts speak of the same thing.
   *
   * @throws DataException where their input shapes or targets differ
   */
  public DataSplits {
    notes = List.copyOf(notes);
    if (!train.inputShape().equals(test.inputShape())) {
      throw new DataException(
          "data set '%s': training examples are %s but test examples %s; the shapes must be equal"
              .formatted(train.name(), train.inputShape(), test.inputShape()));
    }
    if (!train.target().equals(test.target())) {
      throw new DataException(
          "data set '%s': training targets are %s but test targets %s; they must be equal"
              .formatted(train.name(), train.target(), test.target()));
    }
  }
}
