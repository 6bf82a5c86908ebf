// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a graph into a {@link Plan}: lowers it, orders it, and gives every value a place.
 *
 * <p>Values share memory in five ways, all of them without a copy: a view stands in its operand;
 * the operands of a pack are computed right where they belong ({@link Placement}); a donated output
 * is computed into its input's memory ({@link Donations}); an elementwise result takes the place of
 * an operand that nobody needs any more ({@link OperandReuse}); and values whose lives do not
 * overlap share the arena ({@link ArenaLayout}).
 */
public final class Planner {
  private final Graph source;
  private final Graph graph;
  private final Set<String> withoutKernel;
  private final Map<Node, Kernel> kernels;
  private final Placement places;
  private final List<Node> order;
  private final List<Donations.CopyBack> copies;

  private Planner(Graph source, KernelFinder finder, boolean share) {
    Lowering.Result lowered = new Lowering(finder, share).lower(source);
    this.source = source;
    this.graph = lowered.graph();
    this.withoutKernel = lowered.withoutKernel();
    this.kernels = lowered.kernels();
    this.places = new Placement(graph);
    if (share) {
      graph.nodes().forEach(places::packInPlace);
    }
    var inPlace = new InPlace(places, kernels);
    var schedule = new Schedule(graph.nodes().stream().filter(kernels::containsKey).toList());
    this.copies = new Donations(graph, places, inPlace, schedule, share).copies();
    this.order = schedule.sorted();
    if (share) {
      new OperandReuse(places, inPlace, order, graph.outputs().values());
    }
  }

  /**
   * Plans a graph.
   *
   * @param share false switches off fusing and all sharing of memory but views, to find faults in
   *     this package
   */
  public static Plan plan(Graph graph, KernelFinder finder, boolean share) {
    return new Planner(graph, finder, share).plan(share);
  }

  private Plan plan(boolean share) {
    List<Step> steps = steps();
    Set<Storage> arena = recordLives(steps);
    long arenaBytes = ArenaLayout.place(arena, share);
    long scratch = steps.stream().mapToLong(s -> s.kernel().scratchBytes()).max().orElse(0);
    Map<String, Place> outputs = new LinkedHashMap<>();
    graph.outputs().forEach((name, value) -> outputs.put(name, outputPlace(name, value)));
    return new Plan(
        source,
        steps,
        places.inputs(),
        outputs,
        places.constants(),
        arenaBytes,
        ArenaLayout.live(arena, steps.size()),
        scratch,
        dead(arena, steps.size()),
        withoutKernel);
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Node node : order) {
      List<Place> results = new ArrayList<>(); // with a null for each residual that nobody needs
      node.outputs().forEach(v -> results.add(places.of(v)));
      List<Place> operands = node.inputs().stream().map(places::of).toList();
      steps.add(
          new Step(
              node.toString(),
              node,
              kernels.get(node),
              operands,
              Collections.unmodifiableList(results)));
    }
    copies.forEach(c -> steps.add(Step.copy(c.value(), places.of(c.value()), c.target().whole())));
    return steps;
  }

  /**
   * Tells each storage which steps use it; returns those of the arena in the order of their first
   * use.
   */
  private Set<Storage> recordLives(List<Step> steps) {
    Set<Storage> used = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      int step = i;
      steps
          .get(i)
          .places()
          .map(Place::storage)
          .forEach(
              storage -> {
                storage.use(step);
                used.add(storage);
              });
    }
    graph.outputs().forEach((name, value) -> outputPlace(name, value).storage().use(steps.size()));
    used.removeIf(s -> s.kind() != Storage.Kind.ARENA);
    return used;
  }

  private Place outputPlace(String name, Value value) {
    String donor = graph.donations().get(name);
    return donor == null ? places.of(value) : places.inputs().get(donor).whole();
  }

  private static List<List<Storage>> dead(Set<Storage> storages, int steps) {
    List<List<Storage>> out = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      out.add(new ArrayList<>());
    }
    storages.stream().filter(s -> s.last() < steps).forEach(s -> out.get(s.last()).add(s));
    return out;
  }
}
