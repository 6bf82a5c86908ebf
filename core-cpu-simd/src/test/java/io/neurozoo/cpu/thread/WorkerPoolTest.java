// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyShareRunsOnceAndIsSeen(int threads) {
    try (var pool = new WorkerPool(threads)) {
      long[] sums = new long[threads]; // plain memory: the pool must order it
      for (int round = 0; round < 2_000; round++) {
        pool.run((worker, workers) -> sums[worker] += 1);
        for (long sum : sums) {
          assertEquals(round + 1, sum);
        }
      }
    }
  }

  @Test
  void workersWakeAfterParking() throws Exception {
    try (var pool = new WorkerPool(3)) {
      var runs = new AtomicIntegerArray(3);
      for (int i = 0; i < 5; i++) {
        Thread.sleep(20);
        pool.run((worker, workers) -> runs.incrementAndGet(worker));
      }
      assertEquals("[5, 5, 5]", runs.toString());
    }
  }

  @Test
  void whatAShareThrowsReachesTheCallerAndThePoolGoesOn() {
    try (var pool = new WorkerPool(2)) {
      for (int failing = 0; failing < 2; failing++) {
        int worker = failing;
        var e =
            assertThrows(
                IllegalStateException.class,
                () ->
                    pool.run(
                        (w, n) -> {
                          if (w == worker) {
                            throw new IllegalStateException("share " + w);
                          }
                        }));
        assertEquals("share " + failing, e.getMessage());
      }
      var count = new AtomicLong();
      pool.run((w, n) -> count.incrementAndGet());
      assertEquals(2, count.get());
    }
  }

  @Test
  void afterAllSharesThrewTheNextTaskIsClean() {
    try (var pool = new WorkerPool(3)) {
      for (int round = 0; round < 3; round++) {
        assertThrows(
            IllegalStateException.class,
            () ->
                pool.run(
                    (w, n) -> {
                      throw new IllegalStateException("share " + w);
                    }));
        pool.run((w, n) -> {});
      }
    }
  }

  @Test
  void aShareOfTheCallerMayRunATaskOfItsOwn() {
    try (var pool = new WorkerPool(3)) {
      for (int round = 0; round < 200; round++) {
        var outer = new AtomicLong();
        var inner = new AtomicLong();
        pool.run(
            (w, n) -> {
              pool.run((w2, n2) -> inner.incrementAndGet());
              outer.incrementAndGet();
            });
        assertEquals(3, outer.get());
        assertEquals(3, inner.get(), "the pool is busy: each share does all of its own task");
      }
    }
  }

  @Test
  void aPoolIsNotClosedUnderATask() {
    var pool = new WorkerPool(2);
    pool.run(
        (w, n) -> {
          if (w == 1) {
            assertThrows(IllegalStateException.class, pool::close);
          }
        });
    pool.close();
    pool.close();
    var shares = new AtomicLong();
    pool.run((w, n) -> shares.addAndGet(n));
    assertEquals(1, shares.get(), "no thread is left to share with");
  }

  @Test
  void aBusyPoolDoesNotBlockItsCaller() {
    try (var pool = new WorkerPool(2)) {
      var inner = new AtomicLong();
      pool.run(
          (w, n) -> {
            if (w == 1) {
              // Another thread than the holder: the pool is taken, so all work is done here.
              pool.run((w2, n2) -> inner.addAndGet(n2));
            }
          });
      assertEquals(1, inner.get());
    }
  }
}
