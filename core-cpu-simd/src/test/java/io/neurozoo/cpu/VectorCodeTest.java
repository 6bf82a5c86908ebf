// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.cpu.kernel.Simd;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of all code that uses vectors, found among the compiled classes of this module. */
class VectorCodeTest {
  /** Above this C1 may give up ("out of virtual registers"): 1,430 passed and 1,600 failed. */
  private static final int MAX_BYTECODES = 1_400;

  /** With masks C1 needs more: 853 failed. */
  private static final int MAX_MASKED_BYTECODES = 800;

  private static final String VECTOR_API = "jdk/incubator/vector/";

  @Test
  void methodsAreShortEnoughForBothCompilers() throws Exception {
    List<String> tooLong = new ArrayList<>();
    int checked = 0;
    for (ClassModel type : classes()) {
      for (MethodModel method : type.methods()) {
        if (method.code().isPresent() && uses(method, VECTOR_API)) {
          checked++;
          int length = ((CodeAttribute) method.code().get()).codeLength();
          int limit = uses(method, "VectorMask") ? MAX_MASKED_BYTECODES : MAX_BYTECODES;
          if (length >= limit) {
            tooLong.add(name(type) + "." + method.methodName().stringValue() + ": " + length);
          }
        }
      }
    }
    assertEquals(List.of(), tooLong);
    assertTrue(checked > 70, "only " + checked + " methods use vectors, so some were not found");
  }

  /** Other classes are loaded where the vector module may be missing. */
  @Test
  void onlyClassesNamedSoUseVectors() throws Exception {
    Set<String> others = new TreeSet<>();
    for (ClassModel type : classes()) {
      boolean named = name(type).matches(".*/(Vector|Simd)\\w*(\\$.*)?");
      if (!named && type.methods().stream().anyMatch(method -> uses(method, VECTOR_API))) {
        others.add(name(type));
      }
    }
    assertEquals(Set.of(), others);
  }

  private static boolean uses(MethodModel method, String type) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(
            e ->
                e instanceof InvokeInstruction call
                    && (call.owner().asInternalName().contains(type)
                        || call.type().stringValue().contains(type)));
  }

  private static String name(ClassModel type) {
    return type.thisClass().asInternalName();
  }

  private static List<ClassModel> classes() throws Exception {
    Path root = Path.of(Simd.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertTrue(Files.isDirectory(root), "classes in a folder: " + root);
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).map(VectorCodeTest::parse)
          .toList();
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
