// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.dl4j;

import io.neurozoo.bench.contender.InferenceTask;
import io.neurozoo.bench.contender.Step;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One call of output. */
final class InferenceStep implements Step {
  private final MultiLayerNetwork network;
  private final INDArray[] inputs = new INDArray[InferenceTask.INPUTS];
  private INDArray output;
  private int steps;

  InferenceStep(InferenceTask task) {
    network = Models.of(task.network(), true);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          Nd4j.create(
              task.input(i), new int[] {task.batch(), task.network().inputs()}, 'c');
    }
  }

  @Override
  public void run() {
    output = network.output(inputs[steps++ % inputs.length], false);
  }

  @Override
  public double checksum() {
    return output.sumNumber().doubleValue();
  }

  @Override
  public void close() {
    network.close();
  }
}
