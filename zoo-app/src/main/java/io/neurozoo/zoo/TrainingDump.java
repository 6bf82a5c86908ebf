// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.model.Model;
import io.neurozoo.training.Phase;
import io.neurozoo.training.UpdateBuilder;
import io.neurozoo.training.UpdateGraph;
import io.neurozoo.training.data.Batches;
import io.neurozoo.training.metric.BatchTypes;
import io.neurozoo.zoo.catalogue.UsageException;
import java.util.HashSet;
import java.util.Set;

/** What one step of a training does, as text. */
final class TrainingDump {
  private TrainingDump() {}

  static String of(Preparation training, String stage, Backend backend) {
    if (!stage.equals("graph") && !stage.equals("plan")) {
      throw new UsageException("dump is '" + stage + "'; it must be graph or plan");
    }
    StringBuilder out = new StringBuilder();
    try (Model model = Model.create(training.network(), training.task().input(), 0, backend)) {
      for (Phase phase : training.phases()) {
        UpdateGraph update = update(training, phase, model);
        out.append("phase ").append(phase.name()).append(": one step of ");
        out.append(new Batches(training.train(), phase.batch()).full()).append(" examples\n");
        if (stage.equals("graph")) {
          out.append(update.graph());
        } else {
          try (Executable plan = backend.compile(update.graph())) {
            out.append(plan.describe());
            out.append(plan.memory(keptFrom(update)).describe()).append('\n');
          }
        }
      }
    }
    return out.toString();
  }

  /** The inputs that a training binds to tensors, which stay from step to step. */
  private static Set<String> keptFrom(UpdateGraph update) {
    Set<String> kept = new HashSet<>(Set.of(GraphBuilder.PARAMETERS, GraphBuilder.STATE));
    update.slots().keySet().forEach(name -> kept.add(UpdateGraph.slotInput(name)));
    return kept;
  }

  private static UpdateGraph update(Preparation training, Phase phase, Model model) {
    int batch = new Batches(training.train(), phase.batch()).full();
    BatchTypes types = BatchTypes.of(model, training.train(), batch);
    var builder =
        new UpdateBuilder(
            training.network(), model.parameters(), model.state(), types.input(), types.target());
    phase.rule().write(builder);
    return builder.build();
  }
}
