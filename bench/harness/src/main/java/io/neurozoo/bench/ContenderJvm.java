// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Lifeline;
import io.neurozoo.bench.contender.Measurement;
import io.neurozoo.bench.contender.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Starts fresh JVMs, all with the same flags, and reads what they measured. */
final class ContenderJvm {
  /** None of them concerns the compiler. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx2g",
          "-XX:+UseSerialGC",
          "--add-modules", "jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dai.djl.offline=true",
          "-DOPT_OUT_TRACKING=true",
          "-D" + Lifeline.PROPERTY + "=true");

  private final Path scratch;

  /**
   * Starts JVMs.
   *
   * @param scratch folder for what they print
   */
  ContenderJvm(Path scratch) {
    this.scratch = scratch;
  }

  /**
   * Runs one workload.
   *
   * @throws ContenderException where it fails; the message is the reason in one line
   */
  List<Measurement> run(Runner runner, Workload workload, int threads, Timing timing)
      throws ContenderException {
    List<Measurement> measurements =
        run(
            runner,
            runner.entrant().main(),
            threads,
            List.of(
                workload.option(),
                Integer.toString(threads),
                Integer.toString(timing.warmUpMillis()),
                Integer.toString(timing.rounds()),
                Integer.toString(timing.roundMillis())),
            Measurement::parse);
    if (measurements.isEmpty()) {
      throw new ContenderException("it measured nothing");
    }
    return measurements;
  }

  /**
   * Runs a main class.
   *
   * @param parse reads a line of its output, empty where it is something else
   * @throws ContenderException where it fails; the message is the reason in one line
   */
  <T> List<T> run(
      Runner runner,
      String main,
      int threads,
      List<String> arguments,
      Function<String, Optional<T>> parse)
      throws ContenderException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", runner.joinedClassPath(), main));
    command.addAll(arguments);
    Path out = scratch.resolve("out.txt");
    Path err = scratch.resolve("err.txt");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    String count = Integer.toString(threads);
    builder
        .environment()
        .putAll(
            Map.of(
                "OMP_NUM_THREADS", count,
                "MKL_NUM_THREADS", count,
                "OPENBLAS_NUM_THREADS", count));
    int code = Child.run(builder);
    if (code != 0) {
      throw new ContenderException("its JVM ended with " + code + ": " + reason(lines(err)));
    }
    return lines(out).stream().map(parse).flatMap(Optional::stream).toList();
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The innermost cause of a stack trace, else the last line. */
  static String reason(List<String> stderr) {
    return stderr.stream()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((_, last) -> last)
        .or(() -> stderr.stream().filter(line -> line.startsWith("Exception in ")).findFirst())
        .or(() -> stderr.stream().filter(line -> !line.isBlank()).reduce((_, last) -> last))
        .orElse("it said nothing");
  }
}
