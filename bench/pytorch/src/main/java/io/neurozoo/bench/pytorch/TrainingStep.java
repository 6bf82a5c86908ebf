// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import io.neurozoo.bench.contender.Mlp;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;

/** A step of DJL's trainer on batches that are in PyTorch's memory already. */
final class TrainingStep implements Step {
  private final Model model;
  private final Trainer trainer;
  private final NDManager manager;
  private final NDArray[] inputs = new NDArray[TrainingTask.INPUTS];
  private final NDArray[] targets = new NDArray[TrainingTask.TARGETS];
  private int steps;
  private float lastLoss;

  TrainingStep(TrainingTask task) {
    Mlp mlp = task.network();
    model = Models.of(mlp, task.batch());
    Loss loss = mlp.classes() ? Loss.softmaxCrossEntropyLoss() : new MeanSquaredError();
    var adam =
        Adam.builder().optLearningRateTracker(Tracker.fixed(TrainingTask.LEARNING_RATE)).build();
    trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam));
    Shape inputShape = new Shape(task.batch(), mlp.inputs());
    trainer.initialize(inputShape);
    manager = trainer.getManager().newSubManager();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = manager.create(task.input(i), inputShape);
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] =
          mlp.classes()
              ? manager.create(longs(task.labels(i)))
              : manager.create(task.values(i), new Shape(task.batch(), mlp.outputs()));
    }
  }

  private static long[] longs(int[] labels) {
    long[] wide = new long[labels.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = labels[i];
    }
    return wide;
  }

  @Override
  public void run() {
    try (NDManager scope = manager.newSubManager()) {
      NDList input = new NDList(inputs[steps % inputs.length]);
      NDList target = new NDList(targets[steps % targets.length]);
      input.tempAttach(scope);
      target.tempAttach(scope);
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDArray loss = trainer.getLoss().evaluate(target, trainer.forward(input));
        gradients.backward(loss);
        lastLoss = loss.getFloat();
      }
      trainer.step();
    }
    steps++;
  }

  @Override
  public double checksum() {
    return lastLoss;
  }

  @Override
  public void close() {
    manager.close();
    trainer.close();
    model.close();
  }
}
