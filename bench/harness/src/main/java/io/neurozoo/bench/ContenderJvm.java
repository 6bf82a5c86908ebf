// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

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
import java.util.concurrent.TimeUnit;

/** Starts a JVM for one workload and reads what it measured. */
final class ContenderJvm {
  private static final int MAX_MINUTES = 10;

  private final Path scratch;
  private final Timing timing;

  /**
   * Starts JVMs.
   *
   * @param scratch folder for what they print
   */
  ContenderJvm(Path scratch, Timing timing) {
    this.scratch = scratch;
    this.timing = timing;
  }

  /**
   * Runs one workload.
   *
   * @throws ContenderException where it fails; the message is the reason in one line
   */
  List<Measurement> run(Runner runner, Workload workload, int threads) throws ContenderException {
    Path out = scratch.resolve("out.txt");
    Path err = scratch.resolve("err.txt");
    int code = start(command(runner, workload, threads), threads, out, err);
    List<Measurement> measurements = new ArrayList<>();
    for (String line : lines(out)) {
      Measurement.parse(line).ifPresent(measurements::add);
    }
    if (code != 0) {
      throw new ContenderException("its JVM ended with " + code + ": " + reason(lines(err)));
    }
    if (measurements.size() != workload.tasks().size()) {
      throw new ContenderException(
          "it measured " + measurements.size() + " of " + workload.tasks().size() + " tasks");
    }
    return measurements;
  }

  private List<String> command(Runner runner, Workload workload, int threads) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "--add-modules", "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dai.djl.offline=true",
            "-DOPT_OUT_TRACKING=true",
            "-cp", runner.joinedClassPath(),
            runner.entrant().main(),
            workload.option(),
            Integer.toString(threads),
            Integer.toString(timing.warmUpMillis()),
            Integer.toString(timing.rounds()),
            Integer.toString(timing.roundMillis())));
    return command;
  }

  private static int start(List<String> command, int threads, Path out, Path err) {
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
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      try {
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
          throw new ContenderException("no answer within " + MAX_MINUTES + " minutes");
        }
        return process.exitValue();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContenderException("interrupted");
    }
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
