// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Computes donated outputs right into the memory of their inputs, where every other read of the
 * input can come before the write. All other donations are copied at the end of the run.
 */
final class Donations {

  /** A copy after the last step, from a value to the input it takes over. */
  record CopyBack(Value value, Storage target) {}

  private final Graph graph;
  private final Placement places;
  private final InPlace inPlace;
  private final Schedule schedule;
  private final List<CopyBack> copies = new ArrayList<>();

  /**
   * Decides on all donations of the graph.
   *
   * @param share false copies them all
   */
  Donations(Graph graph, Placement places, InPlace inPlace, Schedule schedule, boolean share) {
    this.graph = graph;
    this.places = places;
    this.inPlace = inPlace;
    this.schedule = schedule;
    graph
        .donations()
        .forEach(
            (output, input) -> {
              Value value = graph.output(output);
              Storage target = places.inputs().get(input);
              boolean unchanged = places.of(value).equals(target.whole());
              if (!unchanged && !(share && computeInto(value, target))) {
                copies.add(new CopyBack(value, target));
              }
            });
  }

  List<CopyBack> copies() {
    return copies;
  }

  private boolean computeInto(Value value, Storage target) {
    Place place = places.of(value);
    Storage storage = place.storage();
    Node writer = Lowering.origin(value);
    // A pack whose operands are computed in place has several writers; each of them would have to
    // wait for the readers.
    if (storage.kind() != Storage.Kind.ARENA || !place.isWhole() || writers(storage).size() > 1) {
      return false;
    }
    boolean possible =
        inPlace.allows(writer, outputIn(writer, storage), target)
            && schedule.order(readers(target), writer);
    if (possible) {
      storage.moveInto(target, 0);
    }
    return possible;
  }

  private int outputIn(Node writer, Storage storage) {
    int output = 0;
    while (!places.standsIn(writer.outputs().get(output), storage)) {
      output++;
    }
    return output;
  }

  private Set<Node> writers(Storage storage) {
    return nodesWith(Node::outputs, storage);
  }

  private Set<Node> readers(Storage storage) {
    return nodesWith(Node::inputs, storage);
  }

  private Set<Node> nodesWith(Function<Node, List<Value>> values, Storage storage) {
    Set<Node> out = new HashSet<>();
    for (Node node : schedule.nodes()) {
      if (values.apply(node).stream().anyMatch(v -> places.standsIn(v, storage))) {
        out.add(node);
      }
    }
    return out;
  }
}
