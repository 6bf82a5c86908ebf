// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.data.Batches;
import java.util.HashMap;
import java.util.Map;

/** The planned update graph for one size of batch, its tensors at hand: steps allocate nothing. */
final class StepPlan implements AutoCloseable {
  private final Executable executable;
  private final Session session;
  private final Tensor input;
  private final Tensor target;
  private final Tensor learningRate;
  private final Tensor step;
  private final Tensor random;
  private final Tensor[] metrics;
  private final Schedule schedule;
  private final PhaseLength length;
  private float factor = 1;

  /**
   * Plans the graph.
   *
   * @param length of the phase, for the schedule
   * @param kept parameters, state and slots by the names of the graph's inputs
   */
  StepPlan(
      Backend backend,
      UpdateGraph update,
      TensorType input,
      TensorType target,
      PhaseLength length,
      Map<String, Tensor> kept) {
    Map<String, Tensor> bound = new HashMap<>(kept);
    bound.keySet().retainAll(update.graph().inputs().keySet());
    executable = backend.compile(update.graph());
    try {
      session = executable.open(bound);
    } catch (RuntimeException | Error e) {
      executable.close();
      throw e;
    }
    this.input = inputOr(update, UpdateBuilder.INPUT, input);
    this.target = inputOr(update, UpdateBuilder.TARGET, target);
    this.learningRate = inputOr(update, UpdateBuilder.LEARNING_RATE, TensorType.f32());
    this.step = inputOr(update, UpdateBuilder.STEP, TensorType.i32());
    this.random = inputOr(update, GraphBuilder.RANDOM, TensorType.i32(4));
    this.schedule = update.schedule();
    this.length = length;
    this.metrics =
        update.metrics().stream()
            .map(name -> session.output(UpdateGraph.metricOutput(name)))
            .toArray(Tensor[]::new);
  }

  /** The tensor of an input; one that nobody reads where the rule does not ask for it. */
  private Tensor inputOr(UpdateGraph update, String name, TensorType type) {
    return update.graph().inputs().containsKey(name)
        ? session.input(name)
        : Tensor.onHeap(type);
  }

  /** Sets the seed of random values; once, before the first step. */
  void seed(long seed) {
    random.setInt(0, (int) seed);
    random.setInt(1, (int) (seed >>> 32));
  }

  /** Sets what the learning rates of the schedule are multiplied by from now on. */
  void factor(float factor) {
    this.factor = factor;
  }

  /**
   * Takes one step.
   *
   * @param phaseStep 1 at the first step of the phase
   * @param step 1 at the first step of the training
   * @return examples in the batch
   */
  int run(Batches batches, int batch, int[] order, long phaseStep, long step) {
    int size = batches.fill(batch, order, input.segment(), target.segment());
    learningRate.set(0, learningRate(phaseStep));
    this.step.setInt(0, (int) Math.min(phaseStep, Integer.MAX_VALUE));
    random.setInt(2, (int) step);
    random.setInt(3, (int) (step >>> 32));
    session.run();
    return size;
  }

  /** The learning rate of a step. */
  float learningRate(long phaseStep) {
    return factor * schedule.at(phaseStep, length);
  }

  /** A metric of the last step. */
  float metric(int i) {
    return metrics[i].get(0);
  }

  @Override
  public void close() {
    session.close();
    executable.close();
  }
}
