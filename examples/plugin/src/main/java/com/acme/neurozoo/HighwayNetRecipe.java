// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.util.List;

/** Adam on the usual loss, five times over the digits, a tenth of which are held out. */
record HighwayNetRecipe() implements Recipe<HighwayNet.Options> {
  @Override
  public String architecture() {
    return HighwayNet.ID;
  }

  @Override
  public String data() {
    return "digits";
  }

  @Override
  public TrainingSetup setup(HighwayNet.Options options, Task task) {
    var rule = new Backpropagation(Loss.byTarget(), Optimizer.adam(1e-3f));
    return new TrainingSetup(List.of(new Phase("training", rule, 5, 64, Loss.byTarget())), 0.1);
  }
}
