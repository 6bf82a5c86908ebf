// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.neurozoo.cpu.VectorJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose loops are shared, and how long they stay. */
class VectorProgramTest {
  @Test
  void equalProgramsShareALoop() {
    VectorProgram one = VectorProgram.of(ForgottenPrograms.program(1));
    assertSame(one, VectorProgram.of(ForgottenPrograms.program(1)));
    assertNotSame(one, VectorProgram.of(ForgottenPrograms.program(2)));
  }

  /** With a JVM that lets go at once of what is softly held, as it does where memory is short. */
  @Test
  void loopsThatNobodyHoldsAreUnloaded() throws Exception {
    assertEquals(
        "unloaded, the one in use runs",
        VectorJvm.lastLine(ForgottenPrograms.class, List.of("-XX:SoftRefLRUPolicyMSPerMB=0")));
  }
}
