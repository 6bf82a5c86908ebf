// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.LaunchMeasurement;
import io.neurozoo.bench.machine.Load;
import io.neurozoo.bench.machine.Machine;
import io.neurozoo.bench.statistics.Sample;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Trains the MLP in many fresh JVMs: is there a slow one among them, and when is the first step
 * done?
 */
final class Launches {
  private static final String MAIN = "io.neurozoo.bench.ours.Launch";

  /** Seconds that are timed, after a JVM's first: longer than the compiler takes. */
  private static final int SECONDS = 5;

  private static final int SAYS_EVERY = 10;

  private Launches() {}

  static void run(
      ContenderJvm jvm, Runner ours, List<Integer> threads, int launches, Output output) {
    Load load = Load.watch();
    Map<Integer, List<LaunchMeasurement>> measured = new TreeMap<>();
    for (int i = 1; i <= launches; i++) {
      for (int count : threads) {
        List<String> arguments =
            List.of(
                Integer.toString(count),
                Long.toString(System.currentTimeMillis()),
                Integer.toString(SECONDS));
        measured
            .computeIfAbsent(count, _ -> new ArrayList<>())
            .addAll(jvm.run(ours, MAIN, count, arguments, LaunchMeasurement::parse));
      }
      if (i % SAYS_EVERY == 0) {
        output.say(i + " of " + launches + " launches done");
      }
    }
    var section = new Section(Heading.LAUNCHES, table(measured));
    var circumstances =
        new Section(
            Heading.CIRCUMSTANCES,
            Circumstances.lines(Machine.here(), load.report(), output.command()));
    output.write(Section.join(List.of(section, circumstances)), json(measured));
  }

  /** The tables; visible for tests. */
  static String table(Map<Integer, List<LaunchMeasurement>> measured) {
    var out =
        new StringBuilder(
            "Training steps of the MLP in fresh JVMs, without any flag for the compiler, in each"
                + " second of a JVM after the first.\nMicroseconds per step.\n\n");
    out.append(
        Cells.row(
            "threads", "launches", "second", "median launch", "slowest launch",
            "slowest / median"));
    out.append(Cells.rule(6));
    measured.forEach(
        (threads, launches) -> {
          int seconds = launches.getFirst().seconds().size();
          for (int i = 0; i < seconds; i++) {
            int second = i;
            String name = Integer.toString(second + 2);
            out.append(row(threads, name, launches, l -> l.seconds().get(second)));
          }
          out.append(row(threads, "2 to " + (seconds + 1), launches, Launches::overall));
        });
    out.append("\n");
    out.append(Cells.row("threads", "first step, ms: median launch", "slowest launch"));
    out.append(Cells.rule(3));
    measured.forEach(
        (threads, launches) -> {
          Sample first =
              Sample.of(launches.stream().map(LaunchMeasurement::firstStepMillis).toList());
          out.append(
              Cells.row(threads, Cells.micros(first.median()), Cells.micros(first.max())));
        });
    return out.toString();
  }

  private static String row(
      int threads,
      String seconds,
      List<LaunchMeasurement> launches,
      Function<LaunchMeasurement, Double> time) {
    Sample sample = Sample.of(launches.stream().map(time).toList());
    return Cells.row(
        threads,
        launches.size(),
        seconds,
        Cells.micros(sample.median()),
        Cells.micros(sample.max()),
        Cells.number(sample.max() / sample.median()));
  }

  /** All seconds' time by all seconds' steps. */
  private static double overall(LaunchMeasurement launch) {
    double steps = launch.seconds().stream().mapToDouble(micros -> 1 / micros).sum();
    return launch.seconds().size() / steps;
  }

  private static JsonObject json(Map<Integer, List<LaunchMeasurement>> measured) {
    JsonObject.Builder builder = JsonObject.builder();
    measured.forEach(
        (threads, launches) ->
            builder.put(
                "threads" + threads,
                new JsonArray(launches.stream().map(LaunchMeasurement::toJson).toList())));
    return JsonObject.builder().put("launches", builder.build()).build();
  }
}
