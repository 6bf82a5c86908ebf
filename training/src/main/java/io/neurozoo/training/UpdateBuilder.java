// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link LearningRule} writes its step with: a graph builder in training mode, the network,
 * the batch, and the values that are kept from step to step.
 */
public final class UpdateBuilder {
  /** Name of the input that holds the examples of the batch. */
  public static final String INPUT = "input";

  /** Name of the input that holds the targets of the batch. */
  public static final String TARGET = "target";

  /** Name of the scalar input that holds the learning rate. */
  public static final String LEARNING_RATE = "learningRate";

  /** Name of the int32 scalar input that counts the steps of a phase from 1. */
  public static final String STEP = "step";

  private final GraphBuilder graph;
  private final Layer network;
  private final TensorType input;
  private final TensorType target;
  private final Map<String, TensorType> slots = new LinkedHashMap<>();
  private final Map<String, Value> nextSlots = new LinkedHashMap<>();
  private final Map<String, Value> metrics = new LinkedHashMap<>();
  private Value output;
  private Value nextParameters;
  private Schedule schedule;

  /**
   * A builder of one step.
   *
   * @param parameters layout of the network's parameters
   * @param state layout of its state
   * @param input type of a batch of examples
   * @param target type of their targets: int32[batch] class indices, or F32[batch, ...]
   */
  public UpdateBuilder(
      Layer network, Variables parameters, Variables state, TensorType input, TensorType target) {
    this.graph = GraphBuilder.of(Mode.TRAINING, parameters, state);
    this.network = network;
    this.input = input;
    this.target = target;
  }

  /** Where nodes are written that none of the methods here write. */
  public GraphBuilder graph() {
    return graph;
  }

  /** The examples, F32[batch, ...]. */
  public Value input() {
    return graph.input(INPUT, input);
  }

  /** The targets: int32[batch] class indices, or F32[batch, ...]. */
  public Value target() {
    return graph.input(TARGET, target);
  }

  /** How many examples there are in the batch. */
  public int batch() {
    return input.shape().dim(0);
  }

  /** The network's output for the examples; the network is applied once. */
  public Value forward() {
    if (output == null) {
      output = network.apply(graph, input());
    }
    return output;
  }

  /**
   * The network's output for the examples with other parameters, applied anew.
   *
   * @param flat parameters in the layout of {@link #flatParameters}
   */
  public Value forward(Value flat) {
    return graph.withParameters(flat, () -> network.apply(graph, input()));
  }

  /** All parameters as one flat value F32[P]. */
  public Value flatParameters() {
    return graph.flatParameters();
  }

  /** The parameters, in the order of their layout. */
  public List<Value> parameters() {
    return slices(flatParameters());
  }

  /**
   * One parameter.
   *
   * @param name dotted, such as {@code dense1.weight}
   * @throws IllegalArgumentException listing the names there are
   */
  public Value parameter(String name) {
    Variables.Variable variable = graph.parameters().byName().get(name);
    if (variable == null) {
      throw new IllegalArgumentException(
          "learning rule: the network has no parameter '" + name + "'; it has "
              + graph.parameters().byName().keySet());
    }
    return slice(variable, flatParameters());
  }

  /** The parts of a flat value that has the layout of the parameters; undoes {@link #pack}. */
  public List<Value> slices(Value flat) {
    return graph.parameters().byName().values().stream().map(v -> slice(v, flat)).toList();
  }

  private Value slice(Variables.Variable variable, Value flat) {
    return graph.apply(new Slice(variable.offset(), variable.shape()), flat);
  }

  /**
   * Lays out one value for each parameter, such as its gradient, as one flat value F32[P].
   *
   * @param values in the order of {@link #parameters}, of the same shapes
   */
  public Value pack(List<Value> values) {
    Variables layout = graph.parameters();
    List<Integer> offsets =
        layout.byName().values().stream().map(Variables.Variable::offset).toList();
    return graph.applyAll(new Pack(offsets, layout.length()), values).getFirst();
  }

  /** A flat buffer F32[P] that is kept from step to step; zero at the first step of a phase. */
  public Value slot(String name) {
    return slot(name, graph.parameters().type());
  }

  /**
   * A value that is kept from step to step; zero at the first step of a phase.
   *
   * @throws ShapeException where the slot was declared before with another type
   */
  public Value slot(String name, TensorType type) {
    Value value = graph.input(UpdateGraph.slotInput(name), type);
    slots.put(name, type);
    return value;
  }

  /**
   * The value a slot has after this step; without it the slot stays as it is.
   *
   * @throws IllegalArgumentException where there is no such slot, it is set already, or the value
   *     is of another type
   */
  public void setSlot(String name, Value value) {
    TensorType type = slots.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "learning rule: there is no slot '" + name + "'; there are " + slots.keySet());
    }
    requireType("slot '" + name + "'", type, value);
    if (nextSlots.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("learning rule: the slot '" + name + "' is set twice");
    }
  }

  /**
   * The parameters after this step; without it they stay as they are.
   *
   * @param flat F32[P]
   * @throws IllegalArgumentException where they are set already, or the value is of another type
   */
  public void setParameters(Value flat) {
    requireType("parameters", flatParameters().type(), flat);
    if (nextParameters != null) {
      throw new IllegalArgumentException("learning rule: the parameters are set twice");
    }
    nextParameters = flat;
  }

  /**
   * The learning rate of this step, an F32 scalar; one schedule serves a rule.
   *
   * @throws IllegalArgumentException where another schedule was given before
   */
  public Value learningRate(Schedule schedule) {
    if (this.schedule != null && !this.schedule.equals(schedule)) {
      throw new IllegalArgumentException(
          "learning rule: two schedules, " + this.schedule + " and " + schedule + "; use one");
    }
    this.schedule = schedule;
    return learningRate();
  }

  /**
   * The learning rate of this step, an F32 scalar, of the schedule that another part of the rule
   * gives: for what wraps an optimiser.
   */
  public Value learningRate() {
    return graph.input(LEARNING_RATE, TensorType.f32());
  }

  /** The number of this step, an int32 scalar: 1 at the first step of a phase. */
  public Value step() {
    return graph.input(STEP, TensorType.i32());
  }

  /**
   * Reports a scalar of this step, a mean over the batch; the loss is called {@code loss}. Training
   * stops where one is NaN or infinite.
   *
   * @throws IllegalArgumentException where the name is taken, or the value is no F32 scalar
   */
  public void metric(String name, Value scalar) {
    requireType("metric '" + name + "'", TensorType.f32(), scalar);
    if (metrics.putIfAbsent(name, scalar) != null) {
      throw new IllegalArgumentException("learning rule: the metric '" + name + "' is set twice");
    }
  }

  private static void requireType(String what, TensorType type, Value value) {
    if (!value.type().equals(type)) {
      throw new ShapeException(
          "learning rule: " + what + " must be " + type + ", the value is " + value.type());
    }
  }

  /** The graph of the step. Call it once, after the rule. */
  public UpdateGraph build() {
    if (nextParameters != null) {
      donate(GraphBuilder.PARAMETERS, flatParameters(), nextParameters);
    }
    if (!graph.states().isEmpty()) {
      donate(GraphBuilder.STATE, graph.flatState(), graph.updatedState());
    }
    nextSlots.forEach(
        (name, value) -> donate(UpdateGraph.slotInput(name), slot(name, value.type()), value));
    metrics.forEach((name, value) -> graph.output(UpdateGraph.metricOutput(name), value));
    Schedule rate = schedule == null ? Schedule.constant(0) : schedule;
    return new UpdateGraph(graph.build(), slots, List.copyOf(metrics.keySet()), rate);
  }

  private void donate(String name, Value before, Value after) {
    if (after != before) {
      graph.donate(name, name, after);
    }
  }
}
