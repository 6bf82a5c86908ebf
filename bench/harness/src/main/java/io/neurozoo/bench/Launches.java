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

/**
 * Trains the MLP in many fresh JVMs: is there a slow one among them, and when is the first step
 * done?
 */
final class Launches {
  private static final String MAIN = "io.neurozoo.bench.ours.Launch";

  /** Windows are timed from here, in milliseconds since the JVM was started, to there. */
  private static final int FROM_MILLIS = 1000;

  private static final int TO_MILLIS = 2000;

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
                Integer.toString(FROM_MILLIS),
                Integer.toString(TO_MILLIS));
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

  /** The table; visible for tests. */
  static String table(Map<Integer, List<LaunchMeasurement>> measured) {
    var out =
        new StringBuilder(
            "Training steps of the MLP in fresh JVMs, without any flag for the compiler, from the"
                + " first second of a JVM to the second.\nMicroseconds per step: a launch's is"
                + " the median of its windows of 50 ms.\n\n");
    out.append(
        Cells.row(
            "threads", "launches", "median launch", "slowest launch", "slowest / median",
            "slowest window / median", "first step, ms", "slowest first step, ms"));
    out.append(Cells.rule(8));
    measured.forEach(
        (threads, launches) -> {
          Sample medians =
              Sample.of(launches.stream().map(l -> Sample.of(l.windows()).median()).toList());
          Sample slowest =
              Sample.of(launches.stream().map(l -> Sample.of(l.windows()).max()).toList());
          Sample first =
              Sample.of(launches.stream().map(LaunchMeasurement::firstStepMillis).toList());
          out.append(
              Cells.row(
                  threads,
                  launches.size(),
                  Cells.micros(medians.median()),
                  Cells.micros(medians.max()),
                  Cells.number(medians.max() / medians.median()),
                  Cells.number(slowest.max() / medians.median()),
                  Cells.micros(first.median()),
                  Cells.micros(first.max())));
        });
    return out.toString();
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
