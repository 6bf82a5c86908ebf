// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class SimdTest {
  @Test
  void takesThePreferredWidthUpTo512Bits() {
    int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    assertEquals(Math.min(preferred, 512), Simd.bits(null));
  }

  @Test
  void theForcedWidthWins() {
    assertEquals(128, Simd.bits("128"));
    assertEquals(256, Simd.bits("256"));
    assertEquals(512, Simd.bits("512"));
  }

  @Test
  void anotherForcedWidthIsRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> Simd.bits("64"));
    assertTrue(error.getMessage().contains("neurozoo.vector.bits is '64'"), error.getMessage());
  }

  @Test
  void floatsAndIntsHaveEquallyManyLanes() {
    assertEquals(Simd.LANES, Simd.F.length());
    assertEquals(Simd.LANES, Simd.I.length());
  }
}
