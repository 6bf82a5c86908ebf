// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkTest {
  @Test
  void trainingStepOfTheMlpIsItsProducts() {
    // 64 examples; forward and weights' gradients of all layers, inputs' gradients of the last two.
    double forward = 2.0 * 64 * (784 * 512 + 512 * 256 + 256 * 10);
    double inputs = 2.0 * 64 * (512 * 256 + 256 * 10);
    Work work = Workload.TRAIN_MLP.tasks().getFirst().work(1);
    assertEquals(2 * forward + inputs, work.flops());
    assertEquals("GFLOP/s", work.unit());
    assertEquals(work.flops() / 1e9, work.rate(1e6), 1e-12);
  }

  @Test
  void peaksOfMoreThreadsMoveMore() {
    Task copy = new PeakTask(PeakTask.Kind.COPY, 24);
    assertEquals(24 * 1024, copy.work(1).workingSet());
    assertEquals(2 * copy.work(1).bytes(), copy.work(2).bytes());
    assertEquals("GB/s", copy.work(1).unit());
    assertEquals(copy.work(1).bytes() / 1e9, copy.work(1).rate(1e6), 1e-12);
  }

  @Test
  void chainReadsThreeTensorsAndWritesOne() {
    var chain = new ElementwiseTask(ElementwiseTask.Kind.CHAIN);
    assertEquals(4L * 4 * ElementwiseTask.SIZE, chain.work(1).bytes());
  }

  @Test
  void everyTaskIsFoundByItsName() {
    for (Workload workload : Workload.values()) {
      List<String> names = workload.tasks().stream().map(Task::name).toList();
      assertEquals(names.size(), new HashSet<>(names).size(), "two tasks of one name: " + names);
      workload.tasks().forEach(t -> assertEquals(t, Workload.task(t.name()).orElseThrow()));
    }
    assertTrue(Workload.task("none").isEmpty(), Arrays.toString(Workload.values()));
  }
}
