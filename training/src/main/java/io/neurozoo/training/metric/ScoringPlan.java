// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.data.Batches;
import io.neurozoo.training.loss.Loss;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Scores batches of one size: the model's own inference graph, and behind it a small graph from its
 * output to each example's loss. So a model loaded from a file is scored like one just trained.
 */
final class ScoringPlan implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Session inference;
  private Session scoring;
  private Tensor input;
  private Tensor output;
  private Tensor scored;
  private Tensor target;
  private Tensor loss;

  ScoringPlan(Model model, BatchTypes types, Loss loss) {
    int batch = types.input().shape().dim(0);
    boolean done = false;
    try {
      inference = open(model.backend(), model.inferenceGraph(batch), weights(model));
      input = inference.input("input");
      output = inference.output("output");
      scoring = open(model.backend(), scoringGraph(output.type(), types.target(), loss), Map.of());
      scored = scoring.input("output");
      target = scoring.input("target");
      this.loss = scoring.output("loss");
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private Session open(Backend backend, Graph graph, Map<String, Tensor> bound) {
    Executable executable = backend.compile(graph);
    open.push(executable);
    Session session = executable.open(bound);
    open.push(session);
    return session;
  }

  private static Map<String, Tensor> weights(Model model) {
    Map<String, Tensor> bound = new HashMap<>();
    if (!model.parameters().isEmpty()) {
      bound.put(GraphBuilder.PARAMETERS, model.parameterValues());
    }
    if (!model.state().isEmpty()) {
      bound.put(GraphBuilder.STATE, model.stateValues());
    }
    return bound;
  }

  private static Graph scoringGraph(TensorType outputs, TensorType targets, Loss loss) {
    GraphBuilder g = GraphBuilder.plain();
    Value output = g.input("output", outputs);
    Value target = g.input("target", targets);
    g.output("loss", loss.apply(g, output, target));
    return g.build();
  }

  /** Scores one batch; the results stand in {@link #loss} and {@link #outputs}. */
  int run(Batches batches, int batch) {
    int size = batches.fill(batch, input.segment(), target.segment());
    inference.run();
    scored.copyFrom(output);
    scoring.run();
    return size;
  }

  float loss(int example) {
    return loss.get(example);
  }

  /** The outputs of the batch. */
  Tensor outputs() {
    return output;
  }

  /** The targets of the batch. */
  Tensor targets() {
    return target;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
