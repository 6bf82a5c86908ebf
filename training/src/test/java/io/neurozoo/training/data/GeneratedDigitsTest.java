// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GeneratedDigitsTest {

  private static final int AREA = 28 * 28;

  @Test
  void theBytesAreTheSameEverywhere() throws NoSuchAlgorithmException {
    DataSplits digits = GeneratedDigits.of(100, 100, GeneratedDigits.SEED);
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (Dataset part : new Dataset[] {digits.train(), digits.test()}) {
      for (float pixel : pixels(part)) {
        sha.update((byte) Math.round(255 * pixel));
      }
    }
    assertEquals(
        "580de98f92b65e00011528fc2200b7ae4361cf8c14b823c39ee5fb52abbdb47c",
        HexFormat.of().formatHex(sha.digest()));
  }

  @Test
  void anImageDependsOnSeedPartAndIndexAlone() {
    DataSplits longer = GeneratedDigits.of(50, 40, 9);
    DataSplits shorter = GeneratedDigits.of(20, 20, 9);
    assertArrayEquals(
        pixels(shorter.train()), Arrays.copyOf(pixels(longer.train()), 20 * AREA), 0f);
    assertArrayEquals(pixels(shorter.test()), Arrays.copyOf(pixels(longer.test()), 20 * AREA), 0f);
    assertFalse(Arrays.equals(pixels(shorter.train()), pixels(shorter.test())));
    assertFalse(
        Arrays.equals(pixels(shorter.train()), pixels(GeneratedDigits.of(20, 20, 8).train())));
  }

  @Test
  void classesAreBalancedAndImagesDiffer() {
    Dataset train = GeneratedDigits.of(200, 1, 1).train();
    assertEquals(Shape.of(28, 28), train.inputShape());
    float[] pixels = pixels(train);
    for (int i = 0; i < train.size(); i++) {
      assertEquals(i % 10, train.label(i));
      float[] image = Arrays.copyOfRange(pixels, i * AREA, (i + 1) * AREA);
      float brightest = 0;
      double sum = 0;
      for (float pixel : image) {
        assertTrue(pixel >= 0 && pixel <= 1);
        brightest = Math.max(brightest, pixel);
        sum += pixel;
      }
      assertTrue(brightest > 0.6f, "image " + i + " has no ink");
      assertTrue(sum < AREA * 0.5, "image " + i + " is all ink");
      if (i > 0) {
        assertFalse(Arrays.equals(image, Arrays.copyOfRange(pixels, (i - 1) * AREA, i * AREA)));
      }
    }
  }

  /** Softmax regression, so that the data set cannot quietly become too easy or senseless. */
  @Test
  void aLinearClassifierLearnsMuchButNotAll() {
    DataSplits digits = GeneratedDigits.standard();
    double accuracy = SoftmaxRegression.accuracy(digits, 8);
    assertTrue(accuracy < 0.93, "softmax regression reaches " + accuracy);
    assertTrue(accuracy > 0.85, "softmax regression reaches only " + accuracy);
  }

  @Test
  void refusesNoExamples() {
    assertThrows(IllegalArgumentException.class, () -> GeneratedDigits.of(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> GeneratedDigits.of(1, 3_000_000, 1));
  }

  private static float[] pixels(Dataset data) {
    float[] pixels = new float[data.size() * AREA];
    for (int i = 0; i < data.size(); i++) {
      data.copyInput(i, MemorySegment.ofArray(pixels), 4L * AREA * i);
    }
    return pixels;
  }
}
