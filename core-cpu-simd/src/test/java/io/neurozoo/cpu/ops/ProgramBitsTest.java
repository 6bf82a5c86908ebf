// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.cpu.VectorJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loops that are made for a program leave the bits of the single ops' loops, at any width, however
 * they are run.
 */
class ProgramBitsTest {
  private static final int MANY = 400;
  private static final int FEW = 30;

  @Test
  void manyRandomProgramsLeaveTheBitsOfTheirOps() throws Exception {
    ProgramBits.digest(MANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dneurozoo.vector.bits=128",
        "-Dneurozoo.vector.bits=256",
        "-Xint",
        "-XX:-TieredCompilation -Xcomp"
      })
  void widthsAndCompilersLeaveTheSameBits(String flags) throws Exception {
    List<String> words = List.of(flags.split(" "));
    assertEquals(ProgramBits.digest(FEW), VectorJvm.lastLine(ProgramBits.class, words, "" + FEW));
  }
}
