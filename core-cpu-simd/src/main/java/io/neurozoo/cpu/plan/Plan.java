// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Graph;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph ready to run.
 *
 * @param graph the graph that was asked for
 * @param steps kernel calls in order
 * @param inputs storage of each input
 * @param outputs place of each output
 * @param constants storages to fill when a session opens
 * @param arenaBytes length of the arena
 * @param liveBytes the most bytes of the arena that are in use at one step
 * @param scratchBytes what each worker needs besides
 * @param dead for each step, the storages that no later step uses; for poisoning
 * @param withoutKernel ids of ops that run by their reference definition
 */
public record Plan(
    Graph graph,
    List<Step> steps,
    Map<String, Storage> inputs,
    Map<String, Place> outputs,
    Collection<Storage> constants,
    long arenaBytes,
    long liveBytes,
    long scratchBytes,
    List<List<Storage>> dead,
    Set<String> withoutKernel) {

  /** How much memory a run passes over. */
  public Traffic traffic() {
    return Traffic.of(this);
  }

  /** One line a step, then what memory it takes and moves: what {@code --dump plan} prints. */
  public String describe() {
    var text = new StringBuilder();
    for (Step step : steps) {
      text.append(step.title()).append('\n');
      for (Place place : step.outputs()) {
        if (place != null) {
          text.append("    to ").append(describe(place)).append('\n');
        }
      }
    }
    text.append(traffic().describe()).append('\n');
    text.append("arena ")
        .append(arenaBytes)
        .append(" bytes, scratch ")
        .append(scratchBytes)
        .append(" bytes a thread\n");
    return text.toString();
  }

  private static String describe(Place place) {
    Storage storage = place.storage();
    String where =
        switch (storage.kind()) {
          case INPUT -> "input " + storage.input();
          case CONSTANT -> "constant";
          case ARENA -> "arena " + (storage.offset() + place.offset());
        };
    return where + ", " + place.bytes() + " bytes";
  }
}
