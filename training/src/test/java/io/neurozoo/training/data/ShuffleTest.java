// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64, 60_000})
  void everyOrderIsAPermutation(int size) {
    Shuffle shuffle = new Shuffle(size, 42);
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] sorted = shuffle.order(epoch).clone();
      Arrays.sort(sorted);
      assertArrayEquals(IntStream.range(0, size).toArray(), sorted);
    }
  }

  @Test
  void anEpochsOrderDependsOnSeedAndEpochAlone() {
    Shuffle straight = new Shuffle(1000, 42);
    int[] first = straight.order(0).clone();
    int[] second = straight.order(1).clone();
    Shuffle resumed = new Shuffle(1000, 42);
    assertArrayEquals(second, resumed.order(1));
    assertArrayEquals(first, resumed.order(0));
    assertFalse(Arrays.equals(first, second));
    assertFalse(Arrays.equals(first, new Shuffle(1000, 43).order(0)));
  }

  @Test
  void everyExampleComesEverywhereEquallyOften() {
    int epochs = 6000;
    int[][] times = new int[6][6];
    Shuffle shuffle = new Shuffle(6, 1);
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = shuffle.order(epoch);
      for (int position = 0; position < 6; position++) {
        times[position][order[position]]++;
      }
    }
    // Binomial(6000, 1/6): mean 1000, standard deviation 29.
    for (int[] row : times) {
      for (int count : row) {
        assertTrue(Math.abs(count - 1000) < 150, Arrays.deepToString(times));
      }
    }
  }

  @Test
  void oneArrayServesAllEpochs() {
    Shuffle shuffle = new Shuffle(10_000, 42);
    int[] array = shuffle.order(0);
    assertSame(array, shuffle.order(1));
    assertEquals(0, Allocation.least(() -> shuffle.order(7)));
  }

  @Test
  void refusesNoExamples() {
    assertThrows(IllegalArgumentException.class, () -> new Shuffle(0, 42));
  }
}
