// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing of ours may call what gives other bits in the interpreter than compiled, on one processor
 * than on another, or for another number of threads. Everything that a class names stands in its
 * constant pool, method references included.
 */
class ForbiddenBytecodeTest {
  private static final String VECTORS = "jdk/incubator/vector/";

  private static final Set<String> TRANSCENDENTAL_OPERATORS =
      Set.of(
          "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "SINH", "COSH", "TANH", "EXP", "LOG",
          "LOG10", "CBRT", "HYPOT", "POW", "EXPM1", "LOG1P", "ATAN2");

  /** Those of {@link Math} that may be off by an ulp or two; {@link StrictMath} has one result. */
  private static final Set<String> TRANSCENDENTAL_FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log",
          "log10", "cbrt", "hypot", "pow", "expm1", "log1p", "atan2");

  /** The only reductions whose order does not matter are those of integers. */
  private static final Set<String> INTEGER_VECTORS =
      Set.of("ByteVector", "ShortVector", "IntVector", "LongVector");

  private static final Set<String> PARALLEL =
      Set.of("parallel", "parallelStream", "parallelSort", "parallelPrefix", "parallelSetAll");

  private static Set<String> violations(ClassModel type) {
    Set<String> found = new TreeSet<>();
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        String name = member.name().stringValue();
        if (isForbidden(owner, name)) {
          found.add(type.thisClass().asInternalName() + " uses " + owner + "." + name);
        }
      }
    }
    return found;
  }

  private static boolean isForbidden(String owner, String name) {
    if (owner.startsWith(VECTORS)) {
      String vector = owner.substring(VECTORS.length());
      return vector.equals("VectorOperators") && TRANSCENDENTAL_OPERATORS.contains(name)
          || name.startsWith("reduceLanes") && !INTEGER_VECTORS.contains(vector)
          || name.equals("pow");
    }
    return owner.equals("java/lang/Math") && TRANSCENDENTAL_FUNCTIONS.contains(name)
        || owner.startsWith("java/util/") && PARALLEL.contains(name)
        || owner.equals("java/util/stream/StreamSupport");
  }

  @Test
  void isNowhereInOurModules() throws IOException {
    int classes = 0;
    Set<String> found = new TreeSet<>();
    for (Path module : Places.OURS) {
      for (ClassModel type : ClassFiles.in(module)) {
        found.addAll(violations(type));
        classes++;
      }
    }
    assertEquals(Set.of(), found, "use own polynomials, fixed-tree sums, StrictMath, plain loops");
    assertTrue(classes > 350, "only " + classes + " classes were looked at");
  }

  @Test
  void isNowhereInTheExamplePlugin(@TempDir Path folder) throws IOException {
    Path classes = folder.resolve("classes");
    Build.classes(
        Places.example("plugin").resolve("src/main/java/com"), classes, Places.classPath());
    List<ClassModel> types = ClassFiles.in(classes);
    types.forEach(type -> assertEquals(Set.of(), violations(type)));
    assertTrue(types.size() > 10, "only " + types.size() + " classes were looked at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FloatVector.broadcast(FloatVector.SPECIES_64, 1).lanewise(VectorOperators.EXP) \
          | VectorOperators.EXP
          DoubleVector.zero(DoubleVector.SPECIES_64).lanewise(VectorOperators.ATAN2, 2.0) \
          | VectorOperators.ATAN2
          FloatVector.zero(FloatVector.SPECIES_64).pow(3f)              | FloatVector.pow
          FloatVector.zero(FloatVector.SPECIES_64).reduceLanes(VectorOperators.ADD) \
          | FloatVector.reduceLanes
          DoubleVector.zero(DoubleVector.SPECIES_64).reduceLanesToLong(VectorOperators.MAX) \
          | DoubleVector.reduceLanesToLong
          ((Vector<?>) FloatVector.zero(FloatVector.SPECIES_64)) \
          .reduceLanesToLong(VectorOperators.ADD) \
          | Vector.reduceLanesToLong
          Math.pow(2, 0.5)                                              | Math.pow
          java.util.stream.DoubleStream.of(1, 2).map(Math::tanh).sum()  | Math.tanh
          java.util.stream.IntStream.range(0, 9).parallel().sum()       | IntStream.parallel
          java.util.List.of(1, 2).parallelStream().count()              | List.parallelStream
          """)
  void isFoundWhereItIs(String expression, String named, @TempDir Path folder) throws IOException {
    String found = String.join(", ", violationsOf(expression, folder));
    assertTrue(found.startsWith("Culprit uses ") && found.endsWith("/" + named), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FloatVector.zero(FloatVector.SPECIES_64).lanewise(VectorOperators.SQRT)
          IntVector.zero(IntVector.SPECIES_64).reduceLanes(VectorOperators.ADD)
          StrictMath.exp(1) + Math.sqrt(2) + Math.fma(1.0, 2.0, 3.0) + Math.max(1, 2)
          java.util.List.of(1, 2).stream().count()
          """)
  void isNotFoundWhereItIsNot(String expression, @TempDir Path folder) throws IOException {
    assertEquals(Set.of(), violationsOf(expression, folder));
  }

  private static Set<String> violationsOf(String expression, Path folder) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("Culprit.java"),
        "import jdk.incubator.vector.*;\nclass Culprit { Object culprit() { return "
            + expression
            + "; } }");
    Path classes = folder.resolve("classes");
    Build.classes(sources, classes, List.of());
    return violations(ClassFiles.in(classes).getFirst());
  }
}
