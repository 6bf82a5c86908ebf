// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.bench.contender.Lifeline;
import io.neurozoo.bench.contender.MemoryMeasurement;
import io.neurozoo.bench.contender.Mlp;
import io.neurozoo.bench.contender.TrainingTask;
import io.neurozoo.bench.contender.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What a training of the MLP takes off the heap: {@code THREADS}. Prints it and ends the JVM. */
final class Memory {
  private static final int STEPS = 500;
  private static final int KIBI = 1024;

  private Memory() {}

  /** Trains, prints and ends the JVM. */
  public static void main(String[] arguments) {
    Lifeline.hold();
    int threads = Integer.parseInt(arguments[0]);
    var task = (TrainingTask) Workload.TRAIN_MLP.tasks().getFirst();
    Backend backend = Backend.open(BackendOptions.defaults().withThreads(threads));
    final long before = resident();
    var step = new TrainingStep(backend, task);
    Map<String, Long> predicted = step.predictedBytes();
    for (int i = 0; i < STEPS; i++) {
      step.run();
    }
    System.out.println(
        new MemoryMeasurement(predicted, backend.usedBytes(), needed(task), before, resident())
            .toLine());
    System.exit(0);
  }

  /** Parameters, gradients and Adam's two moments; the input and what every layer gives. */
  private static long needed(TrainingTask task) {
    Mlp mlp = task.network();
    return Float.BYTES * (4L * mlp.parameters() + (long) task.batch() * mlp.activations());
  }

  /** Bytes of this process in memory, from Linux's /proc; 0 elsewhere. */
  private static long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBI)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
