// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.MemoryPlan;
import io.neurozoo.backend.Session;
import io.neurozoo.bench.contender.Mlp;
import io.neurozoo.bench.contender.Step;
import io.neurozoo.bench.contender.TrainingTask;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.PhaseLength;
import io.neurozoo.training.UpdateBuilder;
import io.neurozoo.training.UpdateGraph;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A step as the trainer takes it: the batch is copied in, the loss read, at every step. */
final class TrainingStep implements Step {
  private static final long ALIGNMENT = 64;

  private final Model model;
  private final Executable executable;
  private final Session session;
  private final Set<String> bound;
  private final Map<String, Tensor> slots = new HashMap<>();
  private final Tensor[] inputs = new Tensor[TrainingTask.INPUTS];
  private final Tensor[] targets = new Tensor[TrainingTask.TARGETS];
  private final Tensor input;
  private final Tensor target;
  private final Tensor step;
  private final Tensor loss;
  private int steps;
  private float lastLoss;

  TrainingStep(Backend backend, TrainingTask task) {
    Mlp mlp = task.network();
    model = Models.of(mlp, backend);
    TensorType inputType = TensorType.f32(task.batch(), mlp.inputs());
    TensorType targetType =
        mlp.classes() ? TensorType.i32(task.batch()) : TensorType.f32(task.batch(), mlp.outputs());
    UpdateGraph update = update(model, inputType, targetType);

    Map<String, Tensor> tensors = new HashMap<>();
    tensors.put(GraphBuilder.PARAMETERS, model.parameterValues());
    update.slots().forEach((name, type) -> slots.put(name, backend.allocate(type)));
    slots.forEach((name, slot) -> tensors.put(UpdateGraph.slotInput(name), slot));
    executable = backend.compile(update.graph());
    session = executable.open(tensors);
    bound = tensors.keySet();

    session
        .input(UpdateBuilder.LEARNING_RATE)
        .set(0, update.schedule().at(1, new PhaseLength(1, 1)));
    input = session.input(UpdateBuilder.INPUT);
    target = session.input(UpdateBuilder.TARGET);
    step = session.input(UpdateBuilder.STEP);
    loss = session.output(UpdateGraph.metricOutput("loss"));
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Tensor.of(inputType.shape(), task.input(i));
    }
    for (int i = 0; i < targets.length; i++) {
      Shape shape = targetType.shape();
      targets[i] =
          mlp.classes() ? Tensor.ofInts(shape, task.labels(i)) : Tensor.of(shape, task.values(i));
    }
  }

  private static UpdateGraph update(Model model, TensorType input, TensorType target) {
    var builder =
        new UpdateBuilder(
            model.network().orElseThrow(), model.parameters(), model.state(), input, target);
    new Backpropagation(Loss.byTarget(), Optimizer.adam(TrainingTask.LEARNING_RATE)).write(builder);
    return builder.build();
  }

  /**
   * Bytes of all off-heap memory, before the first step: types of tensors, and what the plan says.
   */
  Map<String, Long> predictedBytes() {
    MemoryPlan plan = executable.memory(bound);
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put("parameters", model.parameterValues().type().bytes());
    bytes.put("optimiser state", slots.values().stream().mapToLong(t -> t.type().bytes()).sum());
    bytes.put("arena: gradients and activations", plan.arena());
    bytes.put("scratch for packing, all threads", plan.scratch() * plan.threads());
    bytes.put("staging of batch, rate and step", plan.inputBytes());
    bytes.put("constants", plan.constants());
    long tensors = 1 + slots.size();
    bytes.put("slack for alignment", plan.alignment() + tensors * ALIGNMENT);
    return bytes;
  }

  @Override
  public void run() {
    input.copyFrom(inputs[steps % inputs.length]);
    target.copyFrom(targets[steps % targets.length]);
    steps++;
    step.setInt(0, steps);
    session.run();
    lastLoss = loss.get(0);
  }

  @Override
  public double checksum() {
    return lastLoss;
  }

  @Override
  public void close() {
    session.close();
    executable.close();
    slots.values().forEach(Tensor::close);
    model.close();
  }
}
