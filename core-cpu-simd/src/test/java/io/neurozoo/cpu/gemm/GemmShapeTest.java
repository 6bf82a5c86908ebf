// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

class GemmShapeTest {
  @Test
  void refusesEmptyOutputs() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> new GemmShape(false, false, 0, 3, 4));
    assertEquals(
        "gemm: m=0, n=3, k=4; m and n must be at least 1, k at least 0", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new GemmShape(true, true, 1, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> new GemmShape(true, false, 1, 1, -1));
  }
}
