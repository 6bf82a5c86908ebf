// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.dl4j;

import io.neurozoo.bench.contender.Mlp;
import io.neurozoo.bench.contender.TrainingTask;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Makes the workloads' networks. */
final class Models {
  private Models() {}

  /**
   * The network with its first weights.
   *
   * @param logits leaves out the softmax, as inference does
   */
  static MultiLayerNetwork of(Mlp mlp, boolean logits) {
    var layers =
        new NeuralNetConfiguration.Builder().updater(new Adam(TrainingTask.LEARNING_RATE)).list();
    int last = mlp.layers() - 1;
    for (int i = 0; i < last; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(mlp.in(i)).nOut(mlp.out(i)).activation(Activation.RELU).build());
    }
    boolean softmax = mlp.classes() && !logits;
    layers.layer(
        new OutputLayer.Builder(softmax ? LossFunction.MCXENT : LossFunction.MSE)
            .nIn(mlp.in(last))
            .nOut(mlp.out(last))
            .activation(softmax ? Activation.SOFTMAX : Activation.IDENTITY)
            .build());
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    for (int i = 0; i < mlp.layers(); i++) {
      int[] shape = {mlp.in(i), mlp.out(i)};
      network.setParam(i + "_W", Nd4j.create(mlp.weight(i), shape, 'c'));
      network.setParam(i + "_b", Nd4j.zeros(1, mlp.out(i)));
    }
    return network;
  }
}
