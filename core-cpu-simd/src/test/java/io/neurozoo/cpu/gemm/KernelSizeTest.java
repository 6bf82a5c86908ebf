// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * C1 gives up on long vector methods ("out of virtual registers"), and if C2 is late then every
 * vector is boxed from there on.
 */
class KernelSizeTest {
  private static final int MAX_BYTECODES = 1400;

  @ParameterizedTest
  @ValueSource(
      classes = {
        VectorFourRows.class,
        VectorTwoRows.class,
        VectorOneRow.class,
        VectorPanel.class,
        VectorTranspose.class,
        VectorEpilogue.class,
        VectorGemm.class
      })
  void kernelMethodsAreShortEnoughForBothCompilers(Class<?> type) throws IOException {
    int methods = 0;
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
        int length = ((CodeAttribute) method.code().orElseThrow()).codeLength();
        assertTrue(
            length < MAX_BYTECODES,
            () -> type.getSimpleName() + "." + method.methodName() + " has " + length + " bytes");
        methods++;
      }
    }
    assertTrue(methods >= 5, type + " has only " + methods + " methods");
  }
}
