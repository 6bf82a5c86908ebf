// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.dl4j;

import io.neurozoo.bench.contender.Mlp;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One call of fit, which also knows the loss. */
final class TrainingStep implements Step {
  private final MultiLayerNetwork network;
  private final INDArray[] inputs = new INDArray[TrainingTask.INPUTS];
  private final INDArray[] targets = new INDArray[TrainingTask.TARGETS];
  private int steps;

  TrainingStep(TrainingTask task) {
    Mlp mlp = task.network();
    network = Models.of(mlp, false);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Nd4j.create(task.input(i), new int[] {task.batch(), mlp.inputs()}, 'c');
    }
    for (int i = 0; i < targets.length; i++) {
      float[] values = mlp.classes() ? oneHot(task.labels(i), mlp.outputs()) : task.values(i);
      targets[i] = Nd4j.create(values, new int[] {task.batch(), mlp.outputs()}, 'c');
    }
  }

  private static float[] oneHot(int[] labels, int classes) {
    float[] values = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      values[i * classes + labels[i]] = 1;
    }
    return values;
  }

  @Override
  public void run() {
    network.fit(inputs[steps % inputs.length], targets[steps % targets.length]);
    steps++;
  }

  @Override
  public double checksum() {
    return network.score();
  }

  @Override
  public void close() {
    network.close();
  }
}
