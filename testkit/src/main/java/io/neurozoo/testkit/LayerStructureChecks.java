// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/** Checks of the graphs a layer writes. */
final class LayerStructureChecks {
  private static final int SMALL_BATCH = 2;
  private static final int LARGE_BATCH = 5;

  private final LayerCase kase;

  LayerStructureChecks(LayerCase kase) {
    this.kase = kase;
  }

  /** Builds in both modes, the batch outermost. */
  void modes() {
    List<TensorType> training = outputTypes(Mode.TRAINING);
    List<TensorType> inference = outputTypes(Mode.INFERENCE);
    if (!training.equals(inference)) {
      throw new AssertionError(
          kase + ": returns " + training + " in training and " + inference + " in inference");
    }
  }

  private List<TensorType> outputTypes(Mode mode) {
    List<TensorType> types =
        kase.graph(mode, LARGE_BATCH).outputs().values().stream().map(Value::type).toList();
    for (TensorType type : types) {
      if (type.shape().rank() == 0 || type.shape().dim(0) != LARGE_BATCH) {
        throw new AssertionError(
            kase
                + ": returns "
                + type
                + " for a batch of "
                + LARGE_BATCH
                + "; its outermost extent must be the batch");
      }
    }
    if (types.isEmpty()) {
      throw new AssertionError(kase + ": returns nothing");
    }
    return types;
  }

  /** Declares the same variables for every batch. */
  void batch() {
    LayerCase.Layout small = kase.layout(SMALL_BATCH);
    LayerCase.Layout large = kase.layout(LARGE_BATCH);
    sameVariables("parameters", small.parameters(), large.parameters());
    sameVariables("state", small.state(), large.state());
  }

  private void sameVariables(String what, Variables small, Variables large) {
    List<String> a = describe(small);
    List<String> b = describe(large);
    if (!a.equals(b)) {
      throw new AssertionError(
          kase
              + ": its "
              + what
              + " are "
              + a
              + " for a batch of "
              + SMALL_BATCH
              + " and "
              + b
              + " for one of "
              + LARGE_BATCH
              + "; they must not depend on the batch");
    }
  }

  private static List<String> describe(Variables variables) {
    return variables.byName().values().stream().map(v -> v.name() + " " + v.shape()).toList();
  }

  /** Writes the same graph again, and so does a copy of the record. */
  void equality() {
    Optional<Layer> copy = RecordCopy.of(kase.layer());
    if (copy.isPresent() && !copy.get().equals(kase.layer())) {
      throw new AssertionError(
          kase
              + ": a record of the same components is not equal to it; use components that are"
              + " compared by value");
    }
    var again = new LayerCase(copy.orElse(kase.layer()), kase.example());
    for (Mode mode : Mode.values()) {
      Graph first = kase.graph(mode, SMALL_BATCH);
      Graph second = again.graph(mode, SMALL_BATCH);
      if (!first.toString().equals(second.toString())) {
        throw new AssertionError(
            kase + ": equal layers write different graphs:\n" + first + "and\n" + second);
      }
    }
  }

  /** Predicts without random values. */
  void inference() {
    Graph graph = kase.graph(Mode.INFERENCE, SMALL_BATCH);
    if (graph.inputs().containsKey(GraphBuilder.RANDOM)) {
      throw new AssertionError(
          kase + ": uses random values in inference; ask for them only where mode() is TRAINING");
    }
  }

  /** Refuses the example and says where. */
  void refusal() {
    List<Shape> shapes =
        kase.example().stream().map(o -> o.batched(SMALL_BATCH).type().shape()).toList();
    try {
      kase.layout(SMALL_BATCH);
    } catch (IllegalArgumentException e) {
      if (e.getMessage() == null || !e.getMessage().contains("'" + LayerCase.SCOPE)) {
        throw new AssertionError(
            kase
                + ": the message for the shapes "
                + shapes
                + " does not name the scope '"
                + LayerCase.SCOPE
                + "': "
                + e.getMessage(),
            e);
      }
      return;
    } catch (RuntimeException e) {
      throw new AssertionError(
          kase
              + ": the shapes "
              + shapes
              + " make it fail with "
              + e
              + "; throw a ShapeException that names scope()",
          e);
    }
    throw new AssertionError(kase + ": accepts the shapes " + shapes + ", which it must refuse");
  }
}
