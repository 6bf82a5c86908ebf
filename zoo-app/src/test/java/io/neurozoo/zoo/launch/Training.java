// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.tanh;

import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.Trainer;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Inputs;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.util.List;

/**
 * A small network and data for it, the same in every JVM. The extents are odd on purpose: vectors
 * have tails, and the last batch is smaller. The first product is large enough to be shared by
 * threads.
 */
final class Training {
  static final int FEATURES = 96;
  static final int BATCH = 48;
  private static final long SEED = 7;

  private Training() {}

  static Model model(Backend backend) {
    var network =
        Network.of(dense(91), relu(), dropout(0.25f), dense(33), tanh(), dropout(0.5f), dense(5));
    return Model.create(network, Shape.of(FEATURES), SEED, backend);
  }

  static Trainer trainer() {
    return Trainer.using(new Backpropagation(Loss.crossEntropy(), Optimizer.adam(3e-3f)))
        .batch(BATCH)
        .seed(SEED);
  }

  static Dataset data(int examples) {
    Philox random = Philox.of(SEED, "data");
    float[] inputs = inputs(examples);
    int[] classes = new int[examples];
    for (int i = 0; i < examples; i++) {
      classes[i] = random.below(5, 1, i);
      inputs[i * FEATURES + classes[i]] += 1;
    }
    Inputs rows = Inputs.ofFloats(Shape.of(FEATURES), inputs);
    return Dataset.labelled("noise", "noise", rows, List.of("a", "b", "c", "d", "e"), classes);
  }

  static float[] inputs(int examples) {
    Philox random = Philox.of(SEED, "data");
    float[] inputs = new float[examples * FEATURES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = 2 * random.uniform(0, i) - 1;
    }
    return inputs;
  }
}
