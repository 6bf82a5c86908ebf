// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A step of a training allocates no Java object, in the thread that trains nor in the workers, once
 * everything is compiled.
 *
 * <p>Until then vectors are objects, and nobody can say when the compiler is done: here usually
 * within 10,000 steps. So what is asked for is {@value TrainingAllocation#CLEAN} stretches in a row
 * of {@value TrainingAllocation#STEPS_OF_STRETCH} steps without a byte, by the counters of the
 * JVM's {@code ThreadMXBean}. A step that allocates by itself never has one.
 */
class NoAllocationTest {
  @Test
  void ofTrainingStepsInSteadyState(@TempDir Path folder) {
    ForkedJvm.Result result =
        ForkedJvm.in(folder)
            .withVectors()
            .classPath(Places.classPath())
            .run(TrainingAllocation.class.getName())
            .succeeded();
    List<String> lines = result.lines();
    assertEquals("done", lines.getLast(), result::toString);
    List<String> clean =
        lines.subList(lines.size() - 1 - TrainingAllocation.CLEAN, lines.size() - 1);
    assertTrue(clean.stream().allMatch(l -> l.endsWith(": main 0, workers 0")), result::toString);
    // The counters count: the first stretch ran uncompiled code in both threads.
    assertTrue(
        lines.getFirst().matches("stretch 1: main [1-9].*, workers [1-9].*"), result::toString);
  }
}
