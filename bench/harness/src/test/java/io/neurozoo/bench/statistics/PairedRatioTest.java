// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedRatioTest {
  @Test
  void whatSlowsBothInARoundCancels() {
    PairedRatio ratio = PairedRatio.of(List.of(1.0, 10.0, 100.0), List.of(2.0, 20.0, 200.0));
    assertEquals(2, ratio.ratio());
    assertEquals(new Interval(2, 2), ratio.interval());
    assertEquals(3, ratio.rounds());
  }

  @Test
  void intervalOfThreeRoundsReachesFromTheLeastToTheMost() {
    // A resample's median is the least value with probability 7/27, above the tail of 0.025.
    PairedRatio ratio = PairedRatio.of(List.of(1.0, 1.0, 1.0), List.of(1.5, 3.0, 2.0));
    assertEquals(2, ratio.ratio());
    assertEquals(new Interval(1.5, 3), ratio.interval());
  }

  @Test
  void isTheSameEveryTime() {
    List<Double> own = List.of(1.0, 1.1, 0.9, 1.2, 1.05);
    List<Double> other = List.of(1.6, 1.7, 1.9, 1.8, 1.5);
    assertEquals(PairedRatio.of(own, other), PairedRatio.of(own, other));
  }

  @Test
  void intervalHoldsTheTrueRatioAboutAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 100; i++) {
      List<Double> own = new ArrayList<>();
      List<Double> other = new ArrayList<>();
      for (int j = 0; j < 15; j++) {
        own.add(1 + 0.1 * random.nextDouble(-1, 1));
        other.add(2 * (1 + 0.1 * random.nextDouble(-1, 1)));
      }
      Interval interval = PairedRatio.of(own, other).interval();
      held += interval.low() <= 2 && 2 <= interval.high() ? 1 : 0;
    }
    assertTrue(held >= 88 && held <= 100, held + " of 100");
  }

  @Test
  void refusesRoundsThatAreNotPaired() {
    assertThrows(
        IllegalArgumentException.class, () -> PairedRatio.of(List.of(1.0), List.of(1.0, 2.0)));
  }
}
