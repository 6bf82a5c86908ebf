// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Input;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.DType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a graph into a {@link Plan}: lowers it, orders it, and gives every value a place.
 *
 * <p>Values share memory in five ways, all of them without a copy: a view stands in its operand; the operands of a {@link
 * Pack} are computed right where they belong; a donated output is computed into its input's memory; an elementwise result
 * takes the place of an operand that nobody needs any more; and values whose lives do not overlap share the arena.
 */
public final class Planner {
  private final Graph source;
  private final boolean share;
  private final Lowering.Result lowered;
  private final Map<Value, Place> places = new HashMap<>();
  private final Map<String, Storage> inputs = new LinkedHashMap<>();
  private final Set<Storage> constants = new LinkedHashSet<>();
  private final Set<Storage> packed = new HashSet<>();
  private final Set<Storage> kept = new HashSet<>();
  private final Map<Value, String> copiedBack = new LinkedHashMap<>();
  private final Set<Value> wanted = new HashSet<>();
  private List<Node> order;

  private Planner(Graph source, KernelFinder finder, boolean share) {
    this.source = source;
    this.share = share;
    this.lowered = new Lowering(finder, share).lower(source);
    lowered.graph().nodes().forEach(n -> wanted.addAll(n.inputs()));
    wanted.addAll(lowered.graph().outputs().values());
  }

  /**
   * Plans a graph.
   *
   * @param share false switches off fusing and all sharing of memory but views, to find faults in this class
   */
  public static Plan plan(Graph graph, KernelFinder finder, boolean share) {
    return new Planner(graph, finder, share).plan();
  }

  private Plan plan() {
    lowered.graph().nodes().forEach(this::placeOnItsOwn);
    if (share) {
      lowered.graph().nodes().forEach(this::packInPlace);
    }
    placeDonations();
    lowered.graph().outputs().values().forEach(v -> kept.add(places.get(v).storage()));
    if (share) {
      reuseOperands();
    }
    recordLives();
    Set<Storage> arena = new LinkedHashSet<>();
    places.values().stream()
        .map(Place::storage)
        .filter(s -> s.kind() == Storage.Kind.ARENA && !s.isPart() && s.last() >= 0)
        .forEach(arena::add);
    // Places stand in a hash map; the layout must not depend on its order.
    List<Storage> ordered = inOrderOfUse(arena);
    long arenaBytes = ArenaLayout.place(ordered, share);
    List<Step> steps = steps();
    long scratch = steps.stream().mapToLong(s -> s.kernel().scratchBytes()).max().orElse(0);
    Map<String, Place> outputs = new LinkedHashMap<>();
    lowered.graph().outputs().forEach((name, value) -> outputs.put(name, outputPlace(name, value)));
    return new Plan(
        source, steps, inputs, outputs, constants, arenaBytes, scratch, dead(ordered, steps.size()),
        lowered.withoutKernel());
  }

  /** Views stand in their operand; everything else gets storage of its own. */
  private void placeOnItsOwn(Node node) {
    Value result = node.outputs().getFirst();
    switch (node.op()) {
      case Input input -> {
        Storage storage = Storage.input(input.name(), input.type().bytes());
        inputs.put(input.name(), storage);
        places.put(result, new Place(storage, 0, storage.bytes()));
      }
      case Constant constant -> {
        Storage storage = Storage.constant(constant.value());
        constants.add(storage);
        places.put(result, new Place(storage, 0, storage.bytes()));
      }
      case Slice slice -> {
        Place whole = places.get(node.inputs().getFirst());
        long start = whole.offset() + (long) slice.offset() * result.type().dtype().bytes();
        places.put(result, new Place(whole.storage(), start, result.type().bytes()));
      }
      default -> {
        if (Lowering.isView(node.op())) {
          places.put(result, places.get(node.inputs().getFirst()));
          return;
        }
        for (Value output : node.outputs()) {
          long bytes = output.type().bytes();
          places.put(output, new Place(Storage.arena(bytes), 0, bytes));
        }
      }
    }
  }

  /** Lets what a pack gathers be computed right into the packed value. */
  private void packInPlace(Node node) {
    if (!(node.op() instanceof Pack pack)) {
      return;
    }
    Storage whole = places.get(node.outputs().getFirst()).storage();
    for (int i = 0; i < node.inputs().size(); i++) {
      Place part = places.get(node.inputs().get(i));
      Storage storage = part.storage();
      if (storage.kind() == Storage.Kind.ARENA && part.isWhole() && !storage.isPart() && !packed.contains(storage)) {
        storage.moveInto(whole, (long) pack.offsets().get(i) * DType.F32.bytes());
        packed.add(whole);
      }
    }
  }

  private void placeDonations() {
    List<Node> nodes = lowered.graph().nodes().stream().filter(lowered.kernels()::containsKey).toList();
    var schedule = new Schedule(nodes);
    Set<Storage> taken = new HashSet<>();
    lowered.graph().donations().forEach(
        (output, input) -> {
          Value value = lowered.graph().output(output);
          Storage target = inputs.get(input);
          Place place = places.get(value);
          if (place.storage() == target && place.isWhole()) {
            return; // passed through unchanged
          }
          if (share && canTake(place, taken) && readsAllow(value, target)
              && schedule.order(readers(nodes, target), value.node())) {
            taken.add(place.storage());
            replace(place.storage(), target);
          } else {
            copiedBack.put(value, input);
          }
        });
    order = schedule.sorted();
  }

  private boolean canTake(Place place, Set<Storage> taken) {
    Storage storage = place.storage();
    return storage.kind() == Storage.Kind.ARENA
        && place.isWhole()
        && !storage.isPart()
        && !packed.contains(storage)
        && !taken.contains(storage);
  }

  /** Whether the step that makes the value may write into memory that it reads itself. */
  private boolean readsAllow(Value value, Storage target) {
    Node node = origin(value);
    Kernel kernel = lowered.kernels().get(node);
    int output = outputAt(node, places.get(value).storage());
    for (int i = 0; i < node.inputs().size(); i++) {
      Place operand = places.get(node.inputs().get(i));
      if (operand.storage() == target && !(operand.isWhole() && kernel.inPlace(output, i))) {
        return false;
      }
    }
    return true;
  }

  /** The node that computes a value, behind any views. */
  private static Node origin(Value value) {
    Node node = value.node();
    while (Lowering.isView(node.op())) {
      node = node.inputs().getFirst().node();
    }
    return node;
  }

  private int outputAt(Node node, Storage storage) {
    for (int i = 0; i < node.outputs().size(); i++) {
      if (places.get(node.outputs().get(i)).storage() == storage) {
        return i;
      }
    }
    throw new IllegalStateException("node " + node + " does not write the storage that was asked for");
  }

  private Set<Node> readers(List<Node> nodes, Storage storage) {
    Set<Node> out = new LinkedHashSet<>();
    for (Node node : nodes) {
      if (node.inputs().stream().anyMatch(v -> places.get(v).storage() == storage)) {
        out.add(node);
      }
    }
    return out;
  }

  private void replace(Storage from, Storage to) {
    places.replaceAll((v, p) -> p.storage() == from ? new Place(to, p.offset(), p.bytes()) : p);
  }

  /** An elementwise result takes the place of an operand that dies with it. */
  private void reuseOperands() {
    Map<Storage, Integer> lastUse = new IdentityHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      for (Value v : order.get(i).inputs()) {
        lastUse.put(places.get(v).storage(), i);
      }
    }
    copiedBack.keySet().forEach(v -> lastUse.put(places.get(v).storage(), Integer.MAX_VALUE));
    for (int i = 0; i < order.size(); i++) {
      Node node = order.get(i);
      for (int out = 0; out < node.outputs().size(); out++) {
        reuseOperand(node, out, i, lastUse);
      }
    }
  }

  private void reuseOperand(Node node, int output, int step, Map<Storage, Integer> lastUse) {
    Place result = places.get(node.outputs().get(output));
    if (!isFree(result) || !isNeeded(node, output)) {
      return;
    }
    for (int in = 0; in < node.inputs().size(); in++) {
      Place operand = places.get(node.inputs().get(in));
      if (isFree(operand)
          && operand.bytes() == result.bytes()
          && operand.storage() != result.storage()
          && lastUse.getOrDefault(operand.storage(), -1) == step
          && !kept.contains(operand.storage())
          && !usedTwice(node, operand.storage(), output)
          && lowered.kernels().get(node).inPlace(output, in)) {
        lastUse.put(operand.storage(), lastUse.getOrDefault(result.storage(), step));
        if (kept.remove(result.storage())) {
          kept.add(operand.storage());
        }
        replace(result.storage(), operand.storage());
        return;
      }
    }
  }

  /** Another operand or another result of the same step stands in that storage. */
  private boolean usedTwice(Node node, Storage storage, int output) {
    long reads = node.inputs().stream().filter(v -> places.get(v).storage() == storage).count();
    boolean written = false;
    for (int i = 0; i < node.outputs().size(); i++) {
      written |= i != output && places.get(node.outputs().get(i)).storage() == storage;
    }
    return reads > 1 || written;
  }

  private boolean isFree(Place place) {
    Storage storage = place.storage();
    return storage.kind() == Storage.Kind.ARENA && place.isWhole() && !storage.isPart() && !packed.contains(storage);
  }

  private void recordLives() {
    for (int i = 0; i < order.size(); i++) {
      Node node = order.get(i);
      for (Value v : node.inputs()) {
        places.get(v).storage().use(i);
      }
      for (int out = 0; out < node.outputs().size(); out++) {
        if (isNeeded(node, out)) {
          places.get(node.outputs().get(out)).storage().use(i);
        }
      }
    }
    int end = order.size() + copiedBack.size();
    kept.forEach(s -> s.use(end));
    copiedBack.keySet().forEach(v -> places.get(v).storage().use(end));
  }

  private List<Storage> inOrderOfUse(Collection<Storage> storages) {
    List<Storage> out = new ArrayList<>();
    Set<Storage> wanted = new HashSet<>(storages);
    for (Node node : order) {
      for (Value v : node.outputs()) {
        Storage storage = places.get(v).storage();
        if (wanted.remove(storage)) {
          out.add(storage);
        }
      }
    }
    return out;
  }

  /** Residuals that nobody reads get no memory. */
  private boolean isNeeded(Node node, int output) {
    return output < node.op().results() || wanted.contains(node.outputs().get(output));
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Node node : order) {
      List<Place> results = new ArrayList<>();
      for (int i = 0; i < node.outputs().size(); i++) {
        results.add(isNeeded(node, i) ? places.get(node.outputs().get(i)) : null);
      }
      List<Place> operands = node.inputs().stream().map(places::get).toList();
      steps.add(new Step(node, lowered.kernels().get(node), operands, Collections.unmodifiableList(results)));
    }
    copiedBack.forEach((value, input) -> steps.add(copyBack(value, input)));
    return steps;
  }

  private Step copyBack(Value value, String input) {
    Storage target = inputs.get(input);
    Place to = new Place(target, 0, target.bytes());
    return new Step(value.node(), new CopyKernel(to.bytes()), List.of(places.get(value)), List.of(to));
  }

  private Place outputPlace(String name, Value value) {
    String donor = lowered.graph().donations().get(name);
    return donor == null ? places.get(value) : new Place(inputs.get(donor), 0, inputs.get(donor).bytes());
  }

  private static List<List<Storage>> dead(Collection<Storage> storages, int steps) {
    List<List<Storage>> out = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int step = i;
      out.add(storages.stream().filter(s -> s.last() == step).toList());
    }
    return out;
  }
}
