// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.machine.Load;
import io.neurozoo.bench.machine.Machine;
import io.neurozoo.bench.statistics.Sample;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Times whole commands, from the shell's start of the launcher to its end. */
final class Startup {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int SIDE = 28;
  private static final int WHITE = 0xffffff;

  private final Path launcher;
  private final Path scratch;
  private final Output output;

  Startup(Checkout checkout, Path scratch, Output output) {
    this.launcher = checkout.root().resolve("zoo");
    this.scratch = scratch;
    this.output = output;
  }

  void run(int runs) throws IOException {
    output.say("training a tiny model, and building what is missing");
    Path model = scratch.resolve("model");
    List<String> small = List.of("--set", "hidden=16", "--epochs", "1");
    List<String> train = new ArrayList<>(List.of("train", "feed-forward", "--out", "" + model));
    train.addAll(small);
    time(train);
    Path picture = scratch.resolve("picture.png");
    writePicture(picture);

    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("zoo predict MODEL --input picture.png", List.of(
        "predict", model.toString(), "--input", picture.toString()));
    commands.put("zoo list", List.of("list"));
    commands.values().forEach(this::time); // files are in the system's memory from here on
    Load load = Load.watch();
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    for (int i = 0; i < runs; i++) {
      commands.forEach(
          (name, command) ->
              millis.computeIfAbsent(name, _ -> new ArrayList<>()).add(time(command)));
    }
    var section = new Section(Heading.START_UP, table(millis));
    var circumstances =
        new Section(
            Heading.CIRCUMSTANCES,
            Circumstances.lines(Machine.here(), load.report(), output.command()));
    JsonObject.Builder json = JsonObject.builder();
    millis.forEach(
        (name, times) ->
            json.put(name, new JsonArray(times.stream().map(JsonNumber::of).toList())));
    output.write(
        Section.join(List.of(section, circumstances)),
        JsonObject.builder().put("startup", json.build()).build());
  }

  /** The table; visible for tests. */
  static String table(Map<String, List<Double>> millis) {
    var out =
        new StringBuilder(
            "Wall time of a command in milliseconds, from starting the launcher's shell to its"
                + " end.\n\n");
    out.append(Cells.row("command", "runs", "median [quartiles]", "fastest", "slowest"));
    out.append(Cells.rule(5));
    millis.forEach(
        (name, times) -> {
          Sample sample = Sample.of(times);
          out.append(
              Cells.row(
                  "`" + name + "`",
                  sample.size(),
                  Cells.spread(sample),
                  Cells.micros(sample.min()),
                  Cells.micros(sample.max())));
        });
    return out.toString();
  }

  /** A white bar on black, a sort of one. */
  private static void writePicture(Path file) throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 4; y < SIDE - 4; y++) {
      for (int x = SIDE / 2 - 1; x <= SIDE / 2 + 1; x++) {
        image.setRGB(x, y, WHITE);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  /** Milliseconds of a command, which must succeed. */
  private double time(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    Path err = scratch.resolve("err.txt");
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(scratch.resolve("out.txt").toFile())
            .redirectError(err.toFile());
    long start = System.nanoTime();
    int code = Child.run(builder);
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    if (code != 0) {
      throw new ContenderException(
          "'zoo " + String.join(" ", arguments) + "' ended with " + code + ": " + lastLine(err));
    }
    return millis;
  }

  private static String lastLine(Path file) {
    try {
      return ContenderJvm.reason(Files.readAllLines(file));
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
