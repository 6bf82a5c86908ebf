// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarSoftmaxTest {
  private static final int ROWS = 5;
  private static final int CLASSES = 23;

  private final float[] logits = new float[ROWS * CLASSES];
  private final int[] labels = new int[ROWS];
  private final float[] loss = new float[ROWS];
  private final float[] probabilities = new float[ROWS * CLASSES];

  ScalarSoftmaxTest() {
    Random random = new Random(7);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian() * 10f;
    }
    for (int r = 0; r < ROWS; r++) {
      labels[r] = random.nextInt(CLASSES);
    }
  }

  @Test
  void lossAndProbabilitiesAgreeWithDoublePrecision() {
    crossEntropy();
    for (int r = 0; r < ROWS; r++) {
      double sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        sum += StrictMath.exp(logits[r * CLASSES + c]);
      }
      double expected = StrictMath.log(sum) - logits[r * CLASSES + labels[r]];
      assertEquals(expected, loss[r], 1e-5 + 1e-6 * expected);
      for (int c = 0; c < CLASSES; c++) {
        double p = StrictMath.exp(logits[r * CLASSES + c]) / sum;
        // Logits differ by up to 50, and the difference is rounded before its exponential.
        assertEquals(p, probabilities[r * CLASSES + c], 4e-6 * p + 1e-37);
      }
    }
  }

  @Test
  void softmaxAloneGivesTheProbabilitiesOfTheLoss() {
    crossEntropy();
    float[] out = new float[logits.length];
    ScalarSoftmax.softmaxRows(
        MemorySegment.ofArray(logits), 0, MemorySegment.ofArray(out), 0, CLASSES, 0, ROWS);
    assertArrayEquals(probabilities, out);
  }

  @Test
  void theGradientIsProbabilityMinusOneHotTimesTheUpstreamOne() {
    crossEntropy();
    float[] upstream = {1f, -2f, 0.5f, 0f, 3f};
    float[] out = new float[logits.length];
    ScalarSoftmax.crossEntropyGradient(
        MemorySegment.ofArray(probabilities),
        0,
        MemorySegment.ofArray(labels),
        0,
        MemorySegment.ofArray(upstream),
        0,
        MemorySegment.ofArray(out),
        0,
        CLASSES,
        0,
        ROWS);
    for (int i = 0; i < out.length; i++) {
      int r = i / CLASSES;
      float oneHot = i % CLASSES == labels[r] ? 1f : 0f;
      assertEquals((probabilities[i] - oneHot) * upstream[r], out[i]);
    }
  }

  @Test
  void largeLogitsDoNotOverflow() {
    logits[0] = 3e38f;
    logits[1] = -3e38f;
    labels[0] = 0;
    crossEntropy();
    assertEquals(0f, loss[0]);
    assertEquals(1f, probabilities[0]);
    assertEquals(0f, probabilities[1]);
  }

  @Test
  void aRowWithNanHasNanLossAndLeavesTheOthersAlone() {
    logits[CLASSES + 3] = Float.NaN;
    crossEntropy();
    assertEquals(Float.NaN, loss[1]);
    assertEquals(Float.NaN, probabilities[CLASSES]);
    assertTrue(Float.isFinite(loss[0]) && Float.isFinite(loss[2]));
  }

  @Test
  void aLabelOutOfRangeIsNamedAndNothingIsWritten() {
    for (int wrong : new int[] {-1, CLASSES}) {
      labels[3] = wrong;
      var error = assertThrows(IllegalArgumentException.class, this::crossEntropy);
      String expected = "label " + wrong + " in row 3 is outside [0, 23) for 23 classes";
      assertTrue(error.getMessage().contains(expected), error.getMessage());
      assertArrayEquals(new float[ROWS], loss);
    }
  }

  private void crossEntropy() {
    ScalarSoftmax.crossEntropy(
        MemorySegment.ofArray(logits),
        0,
        MemorySegment.ofArray(labels),
        0,
        MemorySegment.ofArray(loss),
        0,
        MemorySegment.ofArray(probabilities),
        0,
        CLASSES,
        0,
        ROWS);
  }
}
