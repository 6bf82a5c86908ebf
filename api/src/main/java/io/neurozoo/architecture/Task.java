// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.architecture;

import io.neurozoo.tensor.Shape;
import java.util.List;
import java.util.Objects;

/**
 * What a network is built for: the shape of one example, and what is wanted of it.
 *
 * @param input one example, without the batch
 * @param labels names of the classes; empty where the targets are numbers
 * @param outputs how many numbers the network returns for an example: the number of classes, or of
 *     targets
 */
public record Task(Shape input, List<String> labels, int outputs) {

  /** Copies the labels; refuses a task without outputs, or with labels but not one an output. */
  public Task {
    Objects.requireNonNull(input, "input");
    labels = List.copyOf(labels);
    if (outputs < 1) {
      throw new IllegalArgumentException(
          "task: outputs is " + outputs + "; it must be at least 1, one for each class or number");
    }
    if (!labels.isEmpty() && labels.size() != outputs) {
      throw new IllegalArgumentException(
          "task: there are " + labels.size() + " labels and " + outputs
              + " outputs; a classification has one output a label");
    }
  }

  /**
   * Telling classes apart.
   *
   * @param labels at least one
   */
  public static Task classification(Shape input, List<String> labels) {
    return new Task(input, labels, labels.size());
  }

  /** Predicting numbers. */
  public static Task regression(Shape input, int outputs) {
    return new Task(input, List.of(), outputs);
  }

  /** True where there are labels. */
  public boolean isClassification() {
    return !labels.isEmpty();
  }
}
