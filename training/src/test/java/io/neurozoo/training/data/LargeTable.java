// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.tanh;

import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.training.Trainer;
import io.neurozoo.training.TrainingReport;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.nio.file.Path;
import java.util.List;

/** Trains on a table in a JVM of its own, for {@link LargeTableTest}. */
final class LargeTable {

  private LargeTable() {}

  /** The argument is the file; prints how many examples were learned from, and the last loss. */
  public static void main(String[] args) {
    DataSplits data =
        DataCatalogue.with(List.of()).load("csv:" + args[0] + "?label=kind", Path.of("nowhere"));
    try (Backend backend = Backend.open();
        Model model =
            Model.create(
                Network.of(dense(8), tanh(), dense(2)), data.train().inputShape(), 1, backend)) {
      TrainingReport report =
          Trainer.using(new Backpropagation(Loss.crossEntropy(), Optimizer.adam(1e-3f)))
              .epochs(1)
              .batch(256)
              .fit(model, data.train());
      Runtime runtime = Runtime.getRuntime();
      System.out.println(
          "learned from %d of %d inputs, loss %.3f, heap of at most %d MiB"
              .formatted(
                  data.train().size(),
                  data.train().inputShape().size(),
                  report.last().train().get("loss"),
                  runtime.maxMemory() >> 20));
    }
  }
}
