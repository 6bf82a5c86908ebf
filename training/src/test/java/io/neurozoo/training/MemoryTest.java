// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.relu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.MemoryPlan;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the bytes of a training step are: a list made beforehand, held against Netty's count. */
class MemoryTest {
  private static final int BATCH = 64;
  private static final int[] WIDTHS = {784, 512, 256, 10};

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  @Test
  void everyByteOfAStepIsAccountedFor() {
    Backend backend = noLeaks.watch(Backend.open(BackendOptions.defaults().withThreads(2)));
    Network network =
        Network.of(dense(WIDTHS[1]), relu(), dense(WIDTHS[2]), relu(), dense(WIDTHS[3]));
    try (Model model = Model.create(network, Shape.of(WIDTHS[0]), 1, backend)) {
      UpdateGraph update = adamStep(model);
      Map<String, Tensor> bound = new HashMap<>();
      update
          .slots()
          .forEach((name, type) -> bound.put(UpdateGraph.slotInput(name), backend.allocate(type)));
      long slots = bound.values().stream().mapToLong(t -> t.type().bytes()).sum();
      int tensors = bound.size() + 1;
      bound.put(GraphBuilder.PARAMETERS, model.parameterValues());
      try (Executable step = backend.compile(update.graph());
          Session session = step.open(bound)) {
        session.run();
        check(step.memory(bound.keySet()), slots, tensors, backend.usedBytes());
      } finally {
        bound.remove(GraphBuilder.PARAMETERS);
        bound.values().forEach(Tensor::close);
      }
    }
  }

  private static void check(MemoryPlan session, long slots, int tensors, long used) {
    long parameters = 0;
    long activations = 0;
    for (int i = 1; i < WIDTHS.length; i++) {
      parameters += Float.BYTES * (long) (WIDTHS[i - 1] + 1) * WIDTHS[i];
      activations += Float.BYTES * (long) BATCH * WIDTHS[i];
    }
    assertEquals(2 * parameters, slots, 200, "Adam keeps two numbers for each parameter");
    long widest = Float.BYTES * (long) BATCH * WIDTHS[1];
    assertEquals(
        (double) parameters + activations + widest,
        session.live(),
        0.01 * parameters,
        "gradients, activations, and the gradient of one activation at a time");
    assertEquals(
        Float.BYTES * BATCH * (WIDTHS[0] + 1) + 8, session.inputBytes(), "a batch and two scalars");

    long alignment = 64L * tensors;
    long predicted = parameters + slots + session.total() + alignment;
    assertEquals((double) predicted, used, 0.01 * used, session.describe());
    long needed = parameters + slots + session.live();
    assertTrue(used <= 1.25 * needed, used + " of " + needed + " needed: " + session.describe());
  }

  private static UpdateGraph adamStep(Model model) {
    var builder =
        new UpdateBuilder(
            model.network().orElseThrow(),
            model.parameters(),
            model.state(),
            TensorType.f32(BATCH, WIDTHS[0]),
            TensorType.i32(BATCH));
    new Backpropagation(Loss.crossEntropy(), Optimizer.adam(1e-3f)).write(builder);
    return builder.build();
  }
}
