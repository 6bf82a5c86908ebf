// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static org.junit.jupiter.api.Assertions.*;

import io.neurozoo.cpu.kernel.VectorSquare;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the kernels' byte code without which they would box vectors. */
class KernelCodeTest {
  private static final int MAX_BYTECODES = 1400;

  /**
   * C1 gives up on long vector methods ("out of virtual registers"), and if C2 is late then every
   * vector is boxed from there on.
   */
  @ParameterizedTest
  @MethodSource("kernels")
  void kernelMethodsAreShortEnoughForBothCompilers(Class<?> type) throws IOException {
    for (MethodModel method : methods(type)) {
      int length = ((CodeAttribute) method.code().orElseThrow()).codeLength();
      assertTrue(
          length < MAX_BYTECODES,
          () -> type.getSimpleName() + "." + method.methodName() + " has " + length + " bytes");
    }
  }

  /** A call that the compiler leaves a call must not pass a vector, or it is boxed. */
  @ParameterizedTest
  @MethodSource("kernels")
  void noMethodTakesOrReturnsAVector(Class<?> type) throws IOException {
    for (MethodModel method : methods(type)) {
      String descriptor = method.methodType().stringValue();
      assertFalse(
          descriptor.contains("/vector/"),
          () -> type.getSimpleName() + "." + method.methodName() + descriptor);
      for (CodeElement element : method.code().orElseThrow()) {
        if (element instanceof InvokeInstruction call
            && call.owner().asInternalName().startsWith("io/neurozoo/")) {
          String called = call.type().stringValue();
          assertFalse(called.contains("/vector/"), () -> type + " calls " + call);
        }
      }
    }
  }

  private static Stream<Class<?>> kernels() {
    return Stream.of(
        VectorEightRows.class,
        VectorEightColumns.class,
        VectorFourRows.class,
        VectorTwoRows.class,
        VectorOneRow.class,
        VectorPanel.class,
        VectorSquare.class,
        VectorEpilogue.class,
        VectorDotGemm.class,
        VectorGemm.class);
  }

  private static List<MethodModel> methods(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      List<MethodModel> methods = ClassFile.of().parse(in.readAllBytes()).methods();
      assertTrue(methods.size() >= 4, type + " has only " + methods.size() + " methods");
      return methods;
    }
  }
}
