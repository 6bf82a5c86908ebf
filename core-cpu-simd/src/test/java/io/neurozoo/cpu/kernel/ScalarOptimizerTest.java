// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Each step against the same formula as single float operations, and against double precision. */
class ScalarOptimizerTest {
  private final float[] p = {0.7f};
  private final float[] g = {-0.3f};
  private final float[] m = {0.11f};
  private final float[] v = {0.05f};

  @Test
  void sgdSubtractsTheScaledGradient() {
    ScalarOptimizer.sgd(memory(p), 0, memory(g), 0, 0.1f, 0, 1);
    float step = 0.1f * -0.3f;
    assertEquals(0.7f - step, p[0]);
  }

  @Test
  void momentumAccumulates() {
    ScalarOptimizer.momentum(memory(p), 0, memory(g), 0, memory(m), 0, 0.1f, 0.9f, 0, 1);
    float decayed = 0.9f * 0.11f;
    float buffer = decayed + -0.3f;
    float step = 0.1f * buffer;
    assertEquals(buffer, m[0]);
    assertEquals(0.7f - step, p[0]);
  }

  @Test
  void nesterovLooksAhead() {
    ScalarOptimizer.nesterov(memory(p), 0, memory(g), 0, memory(m), 0, 0.1f, 0.9f, 0, 1);
    float decayed = 0.9f * 0.11f;
    float buffer = decayed + -0.3f;
    float ahead = 0.9f * buffer;
    float step = 0.1f * (-0.3f + ahead);
    assertEquals(buffer, m[0]);
    assertEquals(0.7f - step, p[0]);
  }

  @Test
  void adamEqualsTheGraphOfSingleOperations() {
    adam();
    float keptMean = 0.9f * 0.11f;
    float newMean = 0.1f * -0.3f;
    float mean = keptMean + newMean;
    float keptSquare = 0.999f * 0.05f;
    float gradientSquare = -0.3f * -0.3f;
    float newSquare = 0.001f * gradientSquare;
    float square = keptSquare + newSquare;
    float root = (float) Math.sqrt(square);
    float corrected = root * 18.257418f;
    float scaled = 0.0369f * mean;
    float step = scaled / (corrected + 1e-8f);
    assertEquals(mean, m[0]);
    assertEquals(square, v[0]);
    assertEquals(0.7f - step, p[0]);
  }

  @Test
  void adamAgreesWithDoublePrecision() {
    adam();
    double mean = 0.9 * 0.11 + 0.1 * -0.3;
    double square = 0.999 * 0.05 + 0.001 * 0.09;
    double step = 0.0369 * mean / (Math.sqrt(square / 0.003) + 1e-8);
    assertEquals(0.7 - step, p[0], 1e-7);
  }

  private void adam() {
    ScalarOptimizer.adam(
        memory(p), 0, memory(g), 0, memory(m), 0, memory(v), 0, 0.0369f, 0.9f, 0.1f, 0.999f,
        0.001f, 18.257418f, 1e-8f, 0, 1);
  }

  private static MemorySegment memory(float[] array) {
    return MemorySegment.ofArray(array);
  }
}
