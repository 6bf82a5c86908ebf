// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Variables;
import io.neurozoo.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The off-heap tensors of a model, and a count of who uses them: any number of predictors, or one
 * training, never both. While somebody uses them they cannot be closed.
 */
final class Weights {
  private final Variables parameterLayout;
  private final Variables stateLayout;
  private final Map<String, Tensor> tensors;
  private int predictors;
  private int copies;
  private boolean training;
  private boolean closed;

  private Weights(Variables parameters, Variables state, Map<String, Tensor> tensors) {
    this.parameterLayout = parameters;
    this.stateLayout = state;
    this.tensors = tensors;
  }

  /** Zeros. Nothing stays allocated if this fails. */
  static Weights allocate(Backend backend, Variables parameters, Variables state) {
    Map<String, Tensor> tensors = new TreeMap<>();
    try {
      if (!parameters.isEmpty()) {
        tensors.put(GraphBuilder.PARAMETERS, backend.allocate(parameters.type()));
      }
      if (!state.isEmpty()) {
        tensors.put(GraphBuilder.STATE, backend.allocate(state.type()));
      }
    } catch (RuntimeException | Error e) {
      tensors.values().forEach(Tensor::close);
      throw e;
    }
    return new Weights(parameters, state, tensors);
  }

  Variables parameterLayout() {
    return parameterLayout;
  }

  Variables stateLayout() {
    return stateLayout;
  }

  /** The flat tensors by the graph input they are bound to; one without variables is missing. */
  Map<String, Tensor> tensors() {
    return tensors;
  }

  Tensor parameters() {
    return flat(GraphBuilder.PARAMETERS);
  }

  Tensor state() {
    return flat(GraphBuilder.STATE);
  }

  private synchronized Tensor flat(String name) {
    requireOpen();
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException(
          "the model has no " + name + "; ask " + name + "().isEmpty() before");
    }
    return tensor;
  }

  /** Gives all variables their first values. */
  void initialize(long seed) {
    if (!parameterLayout.isEmpty()) {
      parameterLayout.initialize(parameters(), seed);
    }
    if (!stateLayout.isEmpty()) {
      stateLayout.initialize(state(), seed);
    }
  }

  /** Parameters and then state by dotted name, as views in the order of their declaration. */
  void forEach(BiConsumer<String, Tensor> action) {
    for (String name : parameterLayout.byName().keySet()) {
      action.accept(name, parameterLayout.view(parameters(), name));
    }
    for (String name : stateLayout.byName().keySet()) {
      action.accept(name, stateLayout.view(state(), name));
    }
  }

  /**
   * Overwrites all values.
   *
   * @throws IllegalArgumentException where the layouts differ
   */
  void copyFrom(Weights other) {
    requireSame(GraphBuilder.PARAMETERS, parameterLayout, other.parameterLayout);
    requireSame(GraphBuilder.STATE, stateLayout, other.stateLayout);
    tensors.forEach((name, tensor) -> tensor.copyFrom(other.tensors.get(name)));
  }

  private static void requireSame(String what, Variables mine, Variables others) {
    List<String> here = described(mine);
    List<String> there = described(others);
    for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
      String one = i < here.size() ? here.get(i) : "nothing";
      String other = i < there.size() ? there.get(i) : "nothing";
      if (!one.equals(other)) {
        throw new IllegalArgumentException(
            "the two models have different " + what + ": " + one + " here, " + other
                + " there; copy between models of one network");
      }
    }
  }

  private static List<String> described(Variables variables) {
    return variables.byName().values().stream()
        .map(v -> "'" + v.name() + "' " + v.shape())
        .toList();
  }

  synchronized void beginPrediction() {
    requireOpen();
    if (training) {
      throw new IllegalStateException(
          "the model is being trained; predict with a snapshot() of it, or after the training");
    }
    predictors++;
  }

  synchronized void endPrediction() {
    predictors--;
  }

  synchronized void beginTraining() {
    requireOpen();
    if (training) {
      throw new IllegalStateException("the model is being trained already; wait for the other one");
    }
    if (predictors > 0) {
      throw new IllegalStateException(
          "the model cannot be trained while predictors are open (" + predictors
              + "); close them first");
    }
    training = true;
  }

  synchronized void endTraining() {
    training = false;
  }

  /** A copy, also to a file, keeps the weights open but may go with a training. */
  synchronized void beginCopy() {
    requireOpen();
    copies++;
  }

  synchronized void endCopy() {
    copies--;
  }

  synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the model is closed; keep it open while it is in use");
    }
  }

  /**
   * From here on nobody can begin to use the weights.
   *
   * @throws IllegalStateException where somebody does
   */
  synchronized void retire() {
    String user =
        training
            ? "it is being trained; close the training first"
            : predictors > 0
                ? "predictors are open (" + predictors + "); close them first"
                : "it is being saved or copied; wait for that";
    if (training || predictors > 0 || copies > 0) {
      throw new IllegalStateException("the model cannot be closed while " + user);
    }
    closed = true;
  }

  /** Gives the memory back, after {@link #retire}. */
  void free() {
    tensors.values().forEach(Tensor::close);
  }
}
