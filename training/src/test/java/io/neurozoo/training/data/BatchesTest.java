// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

  @ParameterizedTest
  @CsvSource({"10,3,4,3,1", "9,3,3,3,3", "2,5,1,2,2", "1,1,1,1,1", "7,7,1,7,7", "8,7,2,7,1"})
  void sizesAddUp(int examples, int batch, int count, int full, int last) {
    Batches batches = new Batches(Datasets.valued(examples), batch);
    assertEquals(count, batches.count());
    assertEquals(full, batches.full());
    assertEquals(last, batches.last());
    int sum = 0;
    for (int i = 0; i < batches.count(); i++) {
      sum += batches.size(i);
    }
    assertEquals(examples, sum);
  }

  @Test
  void fillsInTheOrderGiven() {
    Batches batches = new Batches(Datasets.valued(5), 2);
    int[] order = {4, 0, 3, 1, 2};
    float[] inputs = new float[2];
    float[] targets = new float[4];
    MemorySegment in = MemorySegment.ofArray(inputs);
    MemorySegment out = MemorySegment.ofArray(targets);
    assertEquals(2, batches.fill(1, order, in, out));
    assertArrayEquals(new float[] {3, 1}, inputs);
    assertArrayEquals(new float[] {30, 31, 10, 11}, targets);
    assertEquals(1, batches.fill(2, order, in, out));
    assertArrayEquals(new float[] {2, 1}, inputs, "only one example is written");
    assertArrayEquals(new float[] {20, 21, 10, 11}, targets);
  }

  @Test
  void fillsInTheDatasOwnOrder() {
    Batches batches = new Batches(Datasets.labelled(9, 8, 7, 6, 5, 4), 2);
    float[] inputs = new float[2];
    int[] targets = new int[2];
    batches.fill(1, MemorySegment.ofArray(inputs), MemorySegment.ofArray(targets));
    assertArrayEquals(new float[] {2, 3}, inputs);
    assertArrayEquals(new int[] {6, 5}, targets);
  }

  @Test
  void aBatchAllocatesNothing() {
    Dataset bytes = Split.holdOut(GeneratedDigits.of(200, 1, 3).train(), 0.1, 3).train();
    Dataset floats = Datasets.valued(180);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment inputs = arena.allocate(64 * bytes.inputByteSize(), 64);
      MemorySegment targets = arena.allocate(64 * 8, 64);
      for (Dataset data : new Dataset[] {bytes, floats}) {
        Batches batches = new Batches(data, 64);
        int[] order = new Shuffle(data.size(), 3).order(0);
        long allocated =
            Allocation.least(
                () -> {
                  for (int i = 0; i < batches.count(); i++) {
                    batches.fill(i, order, inputs, targets);
                  }
                });
        assertEquals(0, allocated, data.name());
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Batches batches = new Batches(Datasets.valued(5), 2);
    MemorySegment two = MemorySegment.ofArray(new float[2]);
    MemorySegment four = MemorySegment.ofArray(new float[4]);
    int[] order = new int[5];
    assertRefused("the order has 4", () -> batches.fill(0, new int[4], two, four));
    assertRefused("for targets has 8 bytes; a batch needs 16", () -> batches.fill(0, two, two));
    assertRefused(
        "for inputs has 4 bytes; a batch needs 8",
        () -> batches.fill(0, order, two.asSlice(0, 4), four));
    assertRefused("batch is 0", () -> new Batches(Datasets.valued(5), 0));
    assertThrows(IndexOutOfBoundsException.class, () -> batches.fill(3, order, two, four));
    assertThrows(IndexOutOfBoundsException.class, () -> batches.fill(-1, two, four));
  }

  private static void assertRefused(String expected, Runnable action) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
