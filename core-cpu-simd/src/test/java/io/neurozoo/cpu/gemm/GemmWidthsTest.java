// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GemmWidthsTest {
  private static final String FEW = "few";
  private static final String ALL = "all";

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void everyVectorWidthLeavesTheScalarTwinsBits(String bits) throws Exception {
    String scalar = GemmDigest.fork("", "scalar", ALL);
    assertEquals(scalar, GemmDigest.fork("-Dneurozoo.vector.bits=" + bits, "vector", ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation -Xcomp"})
  void interpreterAndCompilersLeaveTheSameBits(String options) throws Exception {
    String usual = GemmDigest.fork("", "scalar", FEW);
    assertEquals(usual, GemmDigest.fork(options, "scalar", FEW));
    assertEquals(usual, GemmDigest.fork(options, "vector", FEW));
  }

  @Test
  void digestsDependOnTheResults() throws Exception {
    assertNotEquals(
        GemmDigest.fork("", "scalar", FEW), GemmDigest.fork("", "scalar", ALL));
  }
}
