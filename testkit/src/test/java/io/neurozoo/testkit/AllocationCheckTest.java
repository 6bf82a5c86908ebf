// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllocationCheckTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final float[] memory = new float[64];
  private Object kept;

  private void fill() {
    for (int i = 0; i < memory.length; i++) {
      memory[i] += i;
    }
  }

  @Test
  void codeThatAllocatesNothingPasses() {
    assertDoesNotThrow(() -> AllocationCheck.assertNone("here: ", false, this::fill, PATIENCE));
  }

  @Test
  void codeThatAllocatesIsReportedWithItsBytes() {
    var e =
        assertThrows(
            AssertionError.class,
            () ->
                AllocationCheck.assertNone("here: ", false, () -> kept = new float[100], PATIENCE));
    String expected =
        "here: allocates 4\\d\\d bytes of Java objects a run, still after \\d+ runs; .*"; // header
    // and 400
    assertTrue(e.getMessage().matches(expected), e.getMessage());
    assertTrue(kept instanceof float[]);
  }

  @Test
  void codeThatAllocatesOnlyWhileColdPasses() {
    int[] runs = new int[1];
    Runnable coldAllocates =
        () -> {
          if (runs[0]++ < 1000) {
            kept = new float[100];
          }
        };
    assertDoesNotThrow(() -> AllocationCheck.assertNone("here: ", false, coldAllocates, PATIENCE));
  }
}
