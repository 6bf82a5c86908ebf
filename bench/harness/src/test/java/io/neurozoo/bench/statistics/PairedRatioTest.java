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
  void isTheMedianOverRounds() {
    PairedRatio ratio = PairedRatio.of(List.of(2.0, 2.0, 2.0));
    assertEquals(2, ratio.ratio());
    assertEquals(new Interval(2, 2), ratio.interval());
    assertEquals(3, ratio.rounds());
  }

  @Test
  void intervalOfThreeRoundsReachesFromTheLeastToTheMost() {
    // A resample's median is the least value with probability 7/27, above the tail of 0.025.
    PairedRatio ratio = PairedRatio.of(List.of(1.5, 3.0, 2.0));
    assertEquals(2, ratio.ratio());
    assertEquals(new Interval(1.5, 3), ratio.interval());
  }

  @Test
  void isTheSameEveryTime() {
    List<Double> ratios = List.of(1.6, 1.5, 2.1, 1.4, 1.43);
    assertEquals(PairedRatio.of(ratios), PairedRatio.of(ratios));
  }

  @Test
  void intervalHoldsTheTrueRatioAboutAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 100; i++) {
      List<Double> ratios = new ArrayList<>();
      for (int j = 0; j < 15; j++) {
        double own = 1 + 0.1 * random.nextDouble(-1, 1);
        ratios.add(2 * (1 + 0.1 * random.nextDouble(-1, 1)) / own);
      }
      Interval interval = PairedRatio.of(ratios).interval();
      held += interval.low() <= 2 && 2 <= interval.high() ? 1 : 0;
    }
    assertTrue(held >= 88 && held <= 100, held + " of 100");
  }

  @Test
  void refusesNoRounds() {
    assertThrows(IllegalArgumentException.class, () -> PairedRatio.of(List.of()));
  }
}
