// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

  /**
   * The known answers of Random123, file kat_vectors, lines "philox4x32 10". The counter is (c0,
   * c1, c2, c3), the block c1:c0 and the step c3:c2; the key is k1:k0.
   */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0000000000000000, 0000000000000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "0370734413198a2e, 85a308d3243f6a88, 299f31d0a4093822, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void givesTheKnownAnswers(String step, String block, String key, String words) {
    Philox stream = Philox.ofKey(HexFormat.fromHexDigitsToLong(key));
    List<String> found = new ArrayList<>();
    for (int lane = 0; lane < 4; lane++) {
      int word =
          stream.word(
              HexFormat.fromHexDigitsToLong(step), HexFormat.fromHexDigitsToLong(block), lane);
      found.add(HexFormat.of().toHexDigits(word));
    }
    assertEquals(words, String.join(" ", found));
  }

  @Test
  void elementsAreTheWordsOfTheBlocksInOrder() {
    Philox stream = Philox.ofKey(0);
    assertEquals(0x6627e8d5, stream.bits(0, 0));
    assertEquals(0x9b00dbd8, stream.bits(0, 3));
    for (long element = 0; element < 40; element++) {
      assertEquals(stream.word(9, element / 4, (int) (element % 4)), stream.bits(9, element));
    }
    long far = (1L << 40) + 5;
    assertEquals(stream.word(9, (1L << 38) + 1, 1), stream.bits(9, far));
  }

  @Test
  void manyUniformsAtOnceAreTheSameAsOneByOne() {
    Philox stream = Philox.of(3, "path");
    for (int from = 0; from < 9; from++) {
      for (int to = from; to < 22; to++) {
        float[] out = new float[22];
        stream.uniforms(77, from, to, MemorySegment.ofArray(out));
        float[] expected = new float[22];
        for (int i = from; i < to; i++) {
          expected[i] = stream.uniform(77, i);
        }
        assertArrayEquals(expected, out, from + " to " + to);
      }
    }
  }

  @Test
  void seedsPathsAndStepsGiveOtherStreams() {
    int here = Philox.of(1, "a").bits(0, 0);
    assertEquals(here, Philox.of(1, "a").bits(0, 0));
    assertEquals(here, Philox.of(1, Philox.hash("a")).bits(0, 0));
    assertNotEquals(here, Philox.of(2, "a").bits(0, 0));
    assertNotEquals(here, Philox.of(1, "b").bits(0, 0));
    assertNotEquals(here, Philox.of(1, "a").bits(1, 0));
    // Seed and path are not simply added up.
    assertNotEquals(Philox.of(0, 5).bits(0, 0), Philox.of(5, 0).bits(0, 0));
  }

  /** The published test values of 64-bit FNV-1a. */
  @Test
  void pathsAreHashedByFnv1a() {
    assertEquals(0xcbf29ce484222325L, Philox.hash(""));
    assertEquals(0xaf63dc4c8601ec8cL, Philox.hash("a"));
    assertEquals(0x85944171f73967e8L, Philox.hash("foobar"));
  }

  @Test
  void uniformsAreEvenOverTheUnitInterval() {
    Philox stream = Philox.of(11, "uniform");
    int[] counts = new int[10];
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      float u = stream.uniform(0, i);
      assertTrue(u >= 0 && u < 1, "" + u);
      assertEquals(u * 0x1p24f, Math.rint(u * 0x1p24f));
      counts[(int) (u * 10)]++;
    }
    for (int c : counts) {
      // Standard deviation 95.
      assertEquals(count / 10, c, 500);
    }
  }

  @Test
  void normalsHaveTheirMoments() {
    Philox stream = Philox.of(11, "normal");
    int count = 100_000;
    double[] sums = new double[5];
    for (int i = 0; i < count; i++) {
      double x = stream.normal(0, i);
      double power = 1;
      for (int k = 1; k < sums.length; k++) {
        power *= x;
        sums[k] += power / count;
      }
    }
    assertEquals(0, sums[1], 0.02);
    assertEquals(1, sums[2], 0.03);
    assertEquals(0, sums[3], 0.07);
    assertEquals(3, sums[4], 0.2);
  }

  @Test
  void boundedIntsCoverTheirRangeEvenly() {
    Philox stream = Philox.of(11, "below");
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[stream.below(7, 0, i)]++;
    }
    for (int c : counts) {
      assertEquals(10_000, c, 500);
    }
    for (int i = 0; i < 1000; i++) {
      int large = stream.below(Integer.MAX_VALUE, 1, i);
      assertTrue(large >= 0 && large < Integer.MAX_VALUE);
      assertEquals(0, stream.below(1, 2, i));
    }
  }
}
