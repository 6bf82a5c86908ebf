// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.MemoryMeasurement;
import io.neurozoo.bench.machine.Load;
import io.neurozoo.bench.machine.Machine;
import io.neurozoo.file.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Asks what the MLP's training takes off the heap, and holds it against what was predicted. */
final class MemoryRun {
  private static final String MAIN = "io.neurozoo.bench.ours.Memory";
  private static final double PERCENT = 100;

  private MemoryRun() {}

  static void run(ContenderJvm jvm, Runner ours, List<Integer> threads, Output output) {
    Load load = Load.watch();
    Map<Integer, MemoryMeasurement> measured = new TreeMap<>();
    for (int count : threads) {
      measured.put(
          count,
          jvm.run(
                  ours, MAIN, count, List.of(Integer.toString(count)), MemoryMeasurement::parse)
              .getFirst());
    }
    var section = new Section(Heading.MEMORY, table(measured));
    var circumstances =
        new Section(
            Heading.CIRCUMSTANCES,
            Circumstances.lines(Machine.here(), load.report(), output.command()));
    JsonObject.Builder json = JsonObject.builder();
    measured.forEach((count, memory) -> json.put("threads" + count, memory.toJson()));
    output.write(
        Section.join(List.of(section, circumstances)),
        JsonObject.builder().put("memory", json.build()).build());
  }

  /** The table; visible for tests. */
  static String table(Map<Integer, MemoryMeasurement> measured) {
    var out =
        new StringBuilder(
            "A training of the MLP, bytes off the heap. Predicted before the first step, from the"
                + " tensors' types and the plan; counted by Netty's allocator after 500 steps.\n"
                + "Needed: parameters, gradients, optimiser state and live activations (the batch"
                + " and what every layer gives), from shapes.\n\n");
    out.append(Cells.row("threads", "what", "bytes")).append(Cells.rule(3));
    measured.forEach(
        (threads, memory) -> {
          memory.predicted().forEach((item, bytes) -> line(out, threads, item, grouped(bytes)));
          line(out, threads, "**predicted, sum**", grouped(memory.predictedSum()));
          line(out, threads, "**allocator**", grouped(memory.allocated()));
          line(
              out,
              threads,
              "allocator against predicted",
              "%+.3f %%".formatted(
                  PERCENT * (memory.allocated() - memory.predictedSum()) / memory.predictedSum()));
          line(out, threads, "needed", grouped(memory.needed()));
          line(
              out,
              threads,
              "allocator / needed",
              "%.3f".formatted((double) memory.allocated() / memory.needed()));
          line(
              out,
              threads,
              "resident size of the process, before and after",
              grouped(memory.residentBefore()) + ", " + grouped(memory.resident()));
        });
    return out.toString();
  }

  private static void line(StringBuilder out, int threads, String what, String value) {
    out.append(Cells.row(threads, what, value));
  }

  private static String grouped(long bytes) {
    return String.format(Locale.ROOT, "%,d", bytes);
  }
}
