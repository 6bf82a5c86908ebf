// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.backend.Backend;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.metric.EpochRow;
import java.nio.file.Path;
import java.util.Arrays;

/** A training in a JVM of its own, for {@link KillTest}. Prints a line an epoch, then a result. */
final class KillableTraining {
  static final int EPOCHS = 300;

  private KillableTraining() {}

  /** The argument is the checkpoint. */
  public static void main(String[] args) {
    TrainingListener printing =
        new TrainingListener() {
          @Override
          public void epochDone(EpochRow row) {
            System.out.println("epoch " + row.epoch());
          }
        };
    try (Backend backend = Backend.open()) {
      Trainer trainer = trainer().checkpoint(Path.of(args[0])).listen(printing);
      System.out.println("done " + train(trainer, backend));
    }
  }

  static Trainer trainer() {
    return Trainer.using(Toys.adam()).epochs(EPOCHS).batch(64).seed(5).resume(true);
  }

  /** The step it resumed from, and a hash of parameters and state. */
  static String train(Trainer trainer, Backend backend) {
    try (Model model = Model.create(Toys.network(), Shape.of(2), 3, backend)) {
      TrainingReport report = trainer.fit(model, Toys.circle(1000));
      return report.resumedFromStep()
          + " "
          + Arrays.hashCode(model.parameterValues().toFloats())
          + " "
          + Arrays.hashCode(model.stateValues().toFloats());
    }
  }
}
