// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;

/** The network's block on batches that are in PyTorch's memory already. */
final class InferenceStep implements Step {
  private final Model model;
  private final NDManager manager;
  private final ParameterStore parameters;
  private final NDArray[] inputs = new NDArray[InferenceTask.INPUTS];
  private int steps;
  private double lastSum;

  InferenceStep(InferenceTask task) {
    model = Models.of(task.network(), task.batch());
    model.getBlock().freezeParameters(true);
    manager = model.getNDManager().newSubManager();
    parameters = new ParameterStore(manager, false);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = manager.create(task.input(i), new Shape(task.batch(), task.network().inputs()));
    }
  }

  @Override
  public void run() {
    predict(false);
  }

  private void predict(boolean sum) {
    try (NDManager scope = manager.newSubManager()) {
      NDList input = new NDList(inputs[steps++ % inputs.length]);
      input.tempAttach(scope);
      NDArray output =
          model.getBlock().forward(parameters, input, false).singletonOrThrow();
      if (sum) {
        for (float value : output.toFloatArray()) {
          lastSum += value;
        }
      }
    }
  }

  @Override
  public double checksum() {
    steps--; // the last batch once more
    lastSum = 0;
    predict(true);
    return lastSum;
  }

  @Override
  public void close() {
    manager.close();
    model.close();
  }
}
