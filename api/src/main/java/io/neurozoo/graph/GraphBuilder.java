// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.layer.Layer;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Input;
import io.neurozoo.op.Pack;
import io.neurozoo.op.RandomNormal;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes a graph. Layers receive one and call it; equal ops on equal operands become one node.
 *
 * <p>Parameters and state live in two flat buffers, the inputs {@link #PARAMETERS} and {@link
 * #STATE}. A first <em>collecting</em> pass over a network finds out what they hold; graphs are
 * then built {@linkplain #of for} that layout.
 */
public final class GraphBuilder {
  /** Name of the input that holds all parameters. */
  public static final String PARAMETERS = "parameters";

  /** Name of the input that holds all state. */
  public static final String STATE = "state";

  /**
   * Name of the int32[4] input that keys random values: seed low, seed high, step low, step high.
   */
  public static final String RANDOM = "random";

  private record Application(Op op, List<Value> inputs) {}

  private final Mode mode;
  private final boolean collecting;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Application, Node> known = new HashMap<>();
  private final Map<String, Value> inputs = new LinkedHashMap<>();
  private final Map<String, Value> outputs = new LinkedHashMap<>();
  private final Map<String, String> donations = new LinkedHashMap<>();
  private final Map<String, Value> losses = new LinkedHashMap<>();
  private Map<String, Value> parameters = new LinkedHashMap<>();
  private final Map<String, Value> states = new LinkedHashMap<>();
  private final Map<Value, Value> updates = new HashMap<>();
  private final Scopes scopes = new Scopes();
  private Variables parameterLayout;
  private Variables stateLayout;
  private Value parametersGiven;
  private Value mask;

  private GraphBuilder(Mode mode, boolean collecting, Variables parameters, Variables state) {
    this.mode = mode;
    this.collecting = collecting;
    this.parameterLayout = parameters;
    this.stateLayout = state;
  }

  /** A builder for a graph without parameters or state. */
  public static GraphBuilder plain() {
    return new GraphBuilder(Mode.INFERENCE, false, Variables.none(), Variables.none());
  }

  /**
   * A builder that finds out which parameters and state a network has; its graph is not meant to be
   * run.
   */
  public static GraphBuilder collecting() {
    return new GraphBuilder(Mode.TRAINING, true, Variables.none(), Variables.none());
  }

  /** A builder over known parameters and state. */
  public static GraphBuilder of(Mode mode, Variables parameters, Variables state) {
    return new GraphBuilder(mode, false, parameters, state);
  }

  /** What the graph is built for; {@link Mode#INFERENCE} in what is {@linkplain #frozen frozen}. */
  public Mode mode() {
    return scopes.frozen() ? Mode.INFERENCE : mode;
  }

  /** The dotted name of the layer that is being written; empty at the top. */
  public String scope() {
    return scopes.current();
  }

  /** The parameters: all that were declared so far in a collecting pass, else the given layout. */
  public Variables parameters() {
    return parameterLayout;
  }

  /** The state: all that was declared so far in a collecting pass, else the given layout. */
  public Variables states() {
    return stateLayout;
  }

  /** Declares a named input, or returns the one declared before with the same type. */
  public Value input(String name, TensorType type) {
    Value before = inputs.get(name);
    if (before != null && !before.type().equals(type)) {
      throw new ShapeException(
          "the input '"
              + name
              + "' was declared as "
              + before.type()
              + " and now as "
              + type
              + "; use another name");
    }
    if (before == null) {
      before = apply(new Input(name, type));
      inputs.put(name, before);
    }
    return before;
  }

  /** A float32 scalar. */
  public Value constant(double value) {
    return apply(new Constant((float) value));
  }

  /** All parameters as one flat value. */
  public Value flatParameters() {
    return parametersGiven != null ? parametersGiven : input(PARAMETERS, parameterLayout.type());
  }

  /**
   * Writes something with other parameters: meanwhile {@code flat} stands in for {@link
   * #flatParameters}. A network that was applied before can be applied again there, as a learning
   * rule does that keeps a second set of weights.
   *
   * @param flat of the parameters' type and layout
   * @return what {@code writing} returns
   */
  public <T> T withParameters(Value flat, Supplier<T> writing) {
    if (!flat.type().equals(parameterLayout.type())) {
      throw new ShapeException(
          "withParameters: the value is "
              + flat.type()
              + ", the parameters are "
              + parameterLayout.type());
    }
    Value outerGiven = parametersGiven;
    Map<String, Value> outer = parameters;
    parametersGiven = flat;
    parameters = new LinkedHashMap<>();
    try {
      return writing.get();
    } finally {
      parametersGiven = outerGiven;
      parameters = outer;
    }
  }

  /** All state as one flat value. */
  public Value flatState() {
    return input(STATE, stateLayout.type());
  }

  /**
   * A trainable tensor named {@code scope.name}; in what is {@linkplain #frozen frozen}, a state
   * that stays as it is.
   *
   * @throws IllegalArgumentException where the name is taken by another layer, or the shape differs
   *     from the layout's
   */
  public Value parameter(String name, Shape shape, Initializer initializer) {
    String path = scopes.path(name);
    Value before = parameters.get(path);
    if (before != null && scopes.sharing() && before.shape().equals(shape)) {
      requireFrozenAlike(path);
      return before;
    }
    if (before != null) {
      throw new IllegalArgumentException(
          "the parameter '"
              + path
              + "' "
              + before.shape()
              + " is declared twice; give the layers different names with call(name, layer, x), or"
              + " use the same layer object under the same name to share it");
    }
    if (scopes.frozen()) {
      Value value = state(name, shape, initializer);
      parameters.put(path, value);
      return value;
    }
    if (collecting) {
      parameterLayout = parameterLayout.and(path, shape, initializer);
    }
    Value value = variable("parameter", parameterLayout, this::flatParameters, path, shape);
    parameters.put(path, value);
    return value;
  }

  private void requireFrozenAlike(String path) {
    if (scopes.frozen() != states.containsKey(path)) {
      throw new IllegalArgumentException(
          "the parameter '"
              + path
              + "' is frozen in one place and trained in another; freeze the shared layer itself,"
              + " shared(frozen(layer)), or not at all");
    }
  }

  /**
   * A tensor named {@code scope.name} that is kept from step to step and changed by {@link
   * #update}.
   */
  public Value state(String name, Shape shape, Initializer initializer) {
    String path = scopes.path(name);
    Value before = states.get(path);
    if (before != null && !before.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "the state '"
              + path
              + "' "
              + before.shape()
              + " is declared again as "
              + shape
              + "; give the layers different names with call(name, layer, x)");
    }
    if (collecting && before == null) {
      stateLayout = stateLayout.and(path, shape, initializer);
    }
    return states.computeIfAbsent(
        path, p -> variable("state", stateLayout, this::flatState, p, shape));
  }

  private Value variable(
      String what, Variables layout, Supplier<Value> flat, String path, Shape shape) {
    if (collecting) {
      return apply(new Input(what + ":" + path, TensorType.f32(shape)));
    }
    Variables.Variable v = layout.byName().get(path);
    if (v == null || !v.shape().equals(shape)) {
      throw new IllegalArgumentException(
          what
              + " '"
              + path
              + "' "
              + shape
              + " is not what the network declared before ("
              + (v == null ? "nothing of that name" : v.shape().toString())
              + "); parameters must depend neither on the batch nor on the mode");
    }
    return apply(new Slice(v.offset(), shape), flat.get());
  }

  /** The value a state takes after this step; ignored in inference. */
  public void update(Value state, Value value) {
    if (!states.containsValue(state)) {
      throw new IllegalArgumentException(
          "update: " + state + " is no state; get one from state(name, shape, init)");
    }
    if (!state.type().equals(value.type())) {
      throw new ShapeException(
          "update: the state is " + state.type() + ", its new value " + value.type());
    }
    if (mode() == Mode.TRAINING) {
      updates.put(state, value);
    }
  }

  /** All state after this step as one flat value. */
  public Value updatedState() {
    List<Integer> offsets = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    stateLayout
        .byName()
        .values()
        .forEach(
            v -> {
              Value before =
                  states.getOrDefault(
                      v.name(), apply(new Slice(v.offset(), v.shape()), flatState()));
              offsets.add(v.offset());
              values.add(updates.getOrDefault(before, before));
            });
    return applyAll(new Pack(offsets, stateLayout.length()), values).getFirst();
  }

  /** Uniform values in [0, 1), others at every step and in every scope. */
  public Value randomUniform(Shape shape) {
    return apply(new RandomUniform(scopes.randomPath(), shape), input(RANDOM, TensorType.i32(4)));
  }

  /** Standard normal values, others at every step and in every scope. */
  public Value randomNormal(Shape shape) {
    return apply(new RandomNormal(scopes.randomPath(), shape), input(RANDOM, TensorType.i32(4)));
  }

  /** Random values of a distribution, others at every step and in every scope. */
  public Value random(Distribution distribution, Shape shape) {
    return distribution.sample(this, shape);
  }

  /** Adds a scalar to what training minimises: a penalty on activations, a KL divergence. */
  public void addLoss(String name, Value scalar) {
    if (scalar.shape().rank() != 0) {
      throw new ShapeException(
          "addLoss '"
              + name
              + "': the value is "
              + scalar.type()
              + ", not a scalar; average it first");
    }
    losses.merge(scopes.path(name), scalar, Value::plus);
  }

  /** What layers added to the loss, by dotted name. */
  public Map<String, Value> losses() {
    return Collections.unmodifiableMap(losses);
  }

  /** Which positions of the input are real rather than padding, 1 or 0; empty where nobody said. */
  public Optional<Value> mask() {
    return Optional.ofNullable(mask);
  }

  /** Sets the mask that later layers see; null takes it away. */
  public void mask(Value mask) {
    this.mask = mask;
  }

  /**
   * Calls a layer in a scope of its own: its parameters are named {@code name.*}. The same layer
   * object called again under the same name shares its parameters.
   */
  public Value call(String name, Layer layer, Value x) {
    return callAll(name, layer, List.of(x)).getFirst();
  }

  /** As {@link #call}, for layers that take or return several values. */
  public List<Value> callAll(String name, Layer layer, List<Value> xs) {
    return scopes.inside(name, layer, () -> layer.applyAll(this, xs));
  }

  /**
   * Calls a layer that shares its parameters wherever it is used: the first call writes it here,
   * and every later one, in whatever scope, as if it stood where the first call did. The names of
   * its parameters are those of the first place.
   */
  public List<Value> callShared(Layer layer, List<Value> xs) {
    return scopes.atHome(layer, () -> layer.applyAll(this, xs));
  }

  /**
   * Writes a fixed function: in it {@link #mode} is inference and every parameter is a state that
   * nobody updates. So no gradient is made for it, and no optimizer sees it, whatever that does to
   * parameters without a gradient.
   *
   * @return what {@code writing} returns
   */
  public <T> T frozen(Supplier<T> writing) {
    return scopes.frozen(writing);
  }

  /** Applies an op and returns its first result. */
  public Value apply(Op op, Value... inputs) {
    return applyAll(op, List.of(inputs)).getFirst();
  }

  /**
   * Applies an op and returns all results and residuals.
   *
   * @throws ShapeException where the operands do not fit, naming the op and the scope
   */
  public List<Value> applyAll(Op op, List<Value> inputs) {
    inputs.forEach(v -> v.requireIn(this, op.shortName() + scopes.where()));
    var application = new Application(op, List.copyOf(inputs));
    Node node = known.get(application);
    if (node == null) {
      node = new Node(this, nodes.size(), op, inputs, infer(op, inputs), scope().replace('.', '/'));
      nodes.add(node);
      known.put(application, node);
    }
    return node.outputs();
  }

  private List<TensorType> infer(Op op, List<Value> inputs) {
    try {
      return op.infer(inputs.stream().map(Value::type).toList());
    } catch (ShapeException e) {
      throw new ShapeException(op.shortName() + scopes.where() + ": " + e.getMessage());
    }
  }

  /**
   * Runs something with the scope of an existing node, so that gradients are named like what they
   * differentiate.
   */
  void inScopeOf(Node node, Runnable action) {
    scopes.in(node.scope().replace('/', '.'), action);
  }

  /** Names a result of the graph. */
  public void output(String name, Value value) {
    value.requireIn(this, "output '" + name + "'");
    if (outputs.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("the output '" + name + "' is named twice");
    }
  }

  /**
   * Names a result that takes over the memory of an input of the same type: after a run the input
   * holds it.
   *
   * @param input name of a declared input
   */
  public void donate(String input, String output, Value value) {
    Value from = inputs.get(input);
    if (from == null || !from.type().equals(value.type())) {
      throw new ShapeException(
          "output '"
              + output
              + "' "
              + value.type()
              + " cannot take the memory of input '"
              + input
              + "' "
              + (from == null ? "(not declared)" : from.type().toString())
              + "; both must have one type");
    }
    if (donations.containsValue(input)) {
      throw new IllegalArgumentException("the input '" + input + "' is donated twice");
    }
    output(output, value);
    donations.put(output, input);
  }

  /** All nodes so far. */
  List<Node> nodes() {
    return nodes;
  }

  /** The graph of the named outputs. */
  public Graph build() {
    boolean[] needed = new boolean[nodes.size()];
    outputs.values().forEach(v -> needed[v.node().index()] = true);
    inputs.values().forEach(v -> needed[v.node().index()] = true);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed[i]) {
        nodes.get(i).inputs().forEach(v -> needed[v.node().index()] = true);
      }
    }
    return new Graph(
        nodes.stream().filter(n -> needed[n.index()]).toList(), inputs, outputs, donations);
  }
}
