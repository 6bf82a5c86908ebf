// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  /** Spins for a time that it was told. */
  private static final class Spinning implements Step {
    private long nanos;
    private int steps;

    Spinning(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public void run() {
      steps++;
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }

    @Override
    public double checksum() {
      return steps;
    }

    @Override
    public void close() {
      nanos = 0;
    }
  }

  @Test
  void timesHaveSettledWhereTheLastRoundsAreAsFastAsThoseBefore() {
    assertTrue(Stopwatch.settled(List.of(90.0, 10.0, 12.0, 10.1, 10.1, 13.0, 14.0)));
    assertFalse(Stopwatch.settled(List.of(14.0, 13.0, 12.0, 11.0, 10.0, 9.0)));
    assertFalse(Stopwatch.settled(List.of(10.0, 10.0, 10.0, 10.0, 10.0)));
  }

  @Test
  void roundsAreAsManyAndAsLongAsAskedFor() {
    var step = new Spinning(1_000_000);
    List<Double> micros = new Stopwatch(20, false, 4, 5).measure(step);
    assertEquals(4, micros.size());
    assertTrue(micros.stream().allMatch(m -> m >= 1000), micros.toString());
    assertTrue(step.checksum() >= 4, "steps " + step.checksum());
  }

  @Test
  void laterTasksWarmUpLess() {
    var first = new Spinning(1_000_000);
    new Stopwatch(400, false, 1, 5).measure(first);
    var later = new Spinning(1_000_000);
    new Stopwatch(2000, false, 1, 5).afterFirst().measure(later);
    assertTrue(first.checksum() >= 50, "first took " + first.checksum());
    assertTrue(later.checksum() < 1900, "later took " + later.checksum());
  }
}
