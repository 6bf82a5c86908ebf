// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Input;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each value of a lowered graph stands. At first a view stands in its operand and all else in
 * memory of its own.
 */
final class Placement {
  private final Map<Value, Place> places = new HashMap<>();
  private final Map<String, Storage> inputs = new LinkedHashMap<>();
  private final List<Storage> constants = new ArrayList<>();

  Placement(Graph graph) {
    Set<Value> wanted = new HashSet<>(graph.outputs().values());
    graph.nodes().forEach(n -> wanted.addAll(n.inputs()));
    graph.nodes().forEach(n -> place(n, wanted));
  }

  private void place(Node node, Set<Value> wanted) {
    Op op = node.op();
    Value first = node.outputs().getFirst();
    if (op instanceof Input input) {
      Storage storage = Storage.input(input.name(), input.type().bytes());
      inputs.put(input.name(), storage);
      places.put(first, storage.whole());
    } else if (op instanceof Constant constant) {
      Storage storage = Storage.constant(constant.value());
      constants.add(storage);
      places.put(first, storage.whole());
    } else if (op instanceof Slice slice) {
      long start = (long) slice.offset() * first.type().dtype().bytes();
      places.put(first, of(node.inputs().getFirst()).part(start, first.type().bytes()));
    } else if (Lowering.isView(op)) {
      places.put(first, of(node.inputs().getFirst()));
    } else {
      for (int i = 0; i < node.outputs().size(); i++) {
        Value output = node.outputs().get(i);
        if (i < op.results() || wanted.contains(output)) {
          places.put(output, Storage.arena(output.type().bytes()).whole());
        }
      }
    }
  }

  /**
   * Has what a pack gathers computed right where it belongs, unless it stands in another pack or is
   * no own memory.
   */
  void packInPlace(Node node) {
    if (!(node.op() instanceof Pack pack)) {
      return;
    }
    Storage whole = of(node.outputs().getFirst()).storage();
    for (int i = 0; i < node.inputs().size(); i++) {
      Place part = of(node.inputs().get(i));
      if (part.storage().kind() == Storage.Kind.ARENA
          && part.isWhole()
          && part.storage() != whole) {
        part.storage().moveInto(whole, (long) pack.offsets().get(i) * DType.F32.bytes());
      }
    }
  }

  /** The place of a value; null for a residual that nobody reads, which gets no memory. */
  Place of(Value value) {
    Place place = places.get(value);
    return place == null ? null : place.settled();
  }

  /** True where a value stands in that storage. */
  boolean standsIn(Value value, Storage storage) {
    Place place = of(value);
    return place != null && place.storage() == storage;
  }

  /** The storage of each input, by name. */
  Map<String, Storage> inputs() {
    return inputs;
  }

  /** The storages of the constants. */
  List<Storage> constants() {
    return constants;
  }
}
