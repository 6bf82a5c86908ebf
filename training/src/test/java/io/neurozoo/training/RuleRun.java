// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Map;

/**
 * A rule's update graph, planned and run by the CPU backend, step by step, without a trainer. When
 * it is closed, no off-heap memory may be left.
 */
public final class RuleRun implements AutoCloseable {
  private static final PhaseLength LENGTH = new PhaseLength(1000, 10);

  private final Variables layout;
  private final UpdateGraph update;
  private final Backend backend = Backend.open();
  private final Executable executable;
  private final Session session;
  private int steps;

  public RuleRun(Layer network, LearningRule rule, TensorType input, TensorType target) {
    GraphBuilder collecting = GraphBuilder.collecting();
    network.apply(collecting, collecting.input("input", input));
    layout = collecting.parameters();
    UpdateBuilder builder =
        new UpdateBuilder(network, layout, collecting.states(), input, target);
    rule.write(builder);
    update = builder.build();
    executable = backend.compile(update.graph());
    session = executable.open(Map.of());
  }

  public UpdateGraph update() {
    return update;
  }

  /** One parameter, as a view. */
  public Tensor parameter(String name) {
    return layout.view(session.input(GraphBuilder.PARAMETERS), name);
  }

  /** The part of a slot that belongs to one parameter, as a view. */
  public Tensor slot(String slot, String parameter) {
    return layout.view(session.input(UpdateGraph.slotInput(slot)), parameter);
  }

  /** Takes a step; random values are keyed by the seed and the number of the step. */
  public void step(long seed, double[] input, double[] target) {
    steps++;
    if (update.graph().inputs().containsKey(UpdateBuilder.STEP)) {
      session.input(UpdateBuilder.STEP).setInt(0, steps);
    }
    if (update.graph().inputs().containsKey(GraphBuilder.RANDOM)) {
      Tensor key = session.input(GraphBuilder.RANDOM);
      key.setInt(0, (int) seed);
      key.setInt(1, (int) (seed >>> 32));
      key.setInt(2, steps);
      key.setInt(3, 0);
    }
    if (update.graph().inputs().containsKey(UpdateBuilder.LEARNING_RATE)) {
      session.input(UpdateBuilder.LEARNING_RATE).set(0, update.schedule().at(steps, LENGTH));
    }
    copy(input, session.input(UpdateBuilder.INPUT));
    if (target.length > 0) {
      copy(target, session.input(UpdateBuilder.TARGET));
    }
    session.run();
  }

  private static void copy(double[] values, Tensor tensor) {
    new NdArray(tensor.type(), values).copyTo(tensor);
  }

  public float metric(String name) {
    return session.output(UpdateGraph.metricOutput(name)).get(0);
  }

  @Override
  public void close() {
    session.close();
    executable.close();
    assertEquals(0, backend.usedBytes(), "off-heap memory after close");
    backend.close();
  }
}
