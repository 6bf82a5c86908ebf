// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.neurozoo.cpu.VectorJvm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose loops are shared, how long they stay, and what they go over. */
class VectorProgramTest {
  @Test
  void equalProgramsShareALoop() {
    VectorProgram one = VectorProgram.of(ForgottenPrograms.program(1));
    assertSame(one, VectorProgram.of(ForgottenPrograms.program(1)));
    assertNotSame(one, VectorProgram.of(ForgottenPrograms.program(2)));
  }

  /** The ends of both kinds of blocks lie within the range, and its last block is a short one. */
  @Test
  void everyElementIsComputedOnceBeforeAndAfterTheLoopIsWarm() {
    int length = 2 * (1 << 18) + 3 * Simd.LANES;
    VectorProgram program = VectorProgram.of(ForgottenPrograms.program(0));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment x = arena.allocate(4L * length, 64);
      MemorySegment table = arena.allocate(2L * Long.BYTES, Long.BYTES);
      table.setAtIndex(ValueLayout.JAVA_LONG, 0, x.address());
      table.setAtIndex(ValueLayout.JAVA_LONG, 1, x.address());
      for (int run = 0; run < 20; run++) { // of 129 short blocks each, 2,000 until it is warm
        for (int i = 0; i < length; i++) {
          x.setAtIndex(ValueLayout.JAVA_FLOAT, i, i);
        }
        program.run(table.address(), Simd.LANES, length - Simd.LANES); // in place: each once
        for (int i = 0; i < length; i++) {
          boolean within = i >= Simd.LANES && i < length - Simd.LANES;
          assertEquals(within ? 16f * i : i, x.getAtIndex(ValueLayout.JAVA_FLOAT, i));
        }
      }
    }
  }

  /** With a JVM that lets go at once of what is softly held, as it does where memory is short. */
  @Test
  void loopsThatNobodyHoldsAreUnloaded() throws Exception {
    assertEquals(
        "unloaded, the one in use runs",
        VectorJvm.lastLine(ForgottenPrograms.class, List.of("-XX:SoftRefLRUPolicyMSPerMB=0")));
  }
}
