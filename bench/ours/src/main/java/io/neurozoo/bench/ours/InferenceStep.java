// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.model.Model;
import io.neurozoo.model.Predictor;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;

/** A prediction: the batch is copied in at every step. */
final class InferenceStep implements Step {
  private final Model model;
  private final Predictor predictor;
  private final Tensor[] inputs = new Tensor[InferenceTask.INPUTS];
  private final Tensor input;
  private final Tensor output;
  private int steps;

  InferenceStep(Backend backend, InferenceTask task) {
    model = Models.of(task.network(), backend);
    predictor = model.predictor(task.batch());
    input = predictor.input();
    output = predictor.output();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Tensor.of(Shape.of(task.batch(), task.network().inputs()), task.input(i));
    }
  }

  @Override
  public void run() {
    input.copyFrom(inputs[steps++ % inputs.length]);
    predictor.run();
  }

  @Override
  public double checksum() {
    double sum = 0;
    for (float value : output.toFloats()) {
      sum += value;
    }
    return sum;
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
