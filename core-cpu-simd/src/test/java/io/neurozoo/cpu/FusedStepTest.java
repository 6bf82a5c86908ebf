// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kernels do together has the bits of the ops one by one. */
class FusedStepTest {
  private static final int GRAPHS = 49;

  @Test
  void scalarKernelsLeaveTheBitsOfTheirOps() {
    assertEquals(GRAPHS, FusedStepBits.compare(Graphs.defaults().withVectors(false)));
    assertEquals(
        GRAPHS, FusedStepBits.compare(Graphs.defaults().withVectors(false).withPoison(true)));
  }

  /**
   * In JVMs of their own: the width is the same for all of a JVM. Cold, so that no run is the
   * scalar twin's.
   */
  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void vectorKernelsOfEveryWidthLeaveTheBitsOfTheirOps(int bits) throws Exception {
    List<String> flags = List.of("-Dneurozoo.cold=true", "-Dneurozoo.vector.bits=" + bits);
    assertEquals(GRAPHS + " graphs, same bits", VectorJvm.lastLine(FusedStepBits.class, flags));
  }
}
