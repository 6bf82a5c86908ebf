// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Target;

/**
 * Types of a batch of examples and their targets, where a model and a data set go together.
 *
 * @param input F32[batch, ...]
 * @param target int32[batch] for classes, F32[batch, ...] for values
 */
public record BatchTypes(TensorType input, TensorType target) {

  /**
   * The types of a batch.
   *
   * @param batch how many examples
   * @throws IllegalArgumentException where the model takes other examples than the data set has, or
   *     returns another number of outputs than it has classes or values
   */
  public static BatchTypes of(Model model, Dataset data, int batch) {
    if (!data.inputShape().equals(model.inputShape())) {
      throw new IllegalArgumentException(
          ("data set '%s': its examples are %s but the model takes %s;"
                  + " make the model for the data's shape")
              .formatted(data.name(), data.inputShape(), model.inputShape()));
    }
    Shape outputs = model.outputShape();
    TensorType target =
        switch (data.target()) {
          case Target.Classes classes -> {
            if (!outputs.equals(Shape.of(classes.count()))) {
              throw new IllegalArgumentException(
                  ("data set '%s': it has %s classes but the model's output is %s;"
                          + " give the model one output a class")
                      .formatted(data.name(), classes.count(), outputs));
            }
            yield TensorType.i32(batch);
          }
          case Target.Values values -> {
            if (outputs.size() != values.shape().size()) {
              throw new IllegalArgumentException(
                  ("data set '%s': its targets are %s but the model's output is %s;"
                          + " both must have as many values")
                      .formatted(data.name(), values.shape(), outputs));
            }
            yield TensorType.f32(values.shape().prepend(batch));
          }
        };
    return new BatchTypes(TensorType.f32(data.inputShape().prepend(batch)), target);
  }
}
