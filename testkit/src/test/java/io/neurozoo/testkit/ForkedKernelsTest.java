// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurozoo.testkit.SquareKernel.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ForkedKernelsTest {

  /** A good kernel. */
  static final class Good implements OpSample {
    @Override
    public KernelContract contract() {
      return KernelContract.of(new Square())
          .given(uniform(-4, 4, 7, 5))
          .given(uniform(-4, 4, 1))
          .kernels(SquareKernel.with(Fault.NONE));
    }
  }

  /** A kernel whose bits depend on a flag of the JVM. */
  static final class DependsOnTheJvm implements OpSample {
    @Override
    public KernelContract contract() {
      boolean other = Boolean.getBoolean("neurozoo.test.other");
      return KernelContract.of(new Square())
          .given(uniform(-4, 4, 7, 5))
          .kernels(SquareKernel.with(other ? Fault.IS_INACCURATE : Fault.NONE));
    }
  }

  /** No kernel at all. */
  static final class Absent implements OpSample {
    @Override
    public KernelContract contract() {
      return KernelContract.of(new Square())
          .given(uniform(-4, 4, 3))
          .kernels(request -> Optional.empty());
    }
  }

  @TestFactory
  Stream<DynamicTest> aGoodKernelHasTheSameBitsInEveryJvm() {
    return Stream.of(
        KernelContract.forked(Good.class, "-Xint"),
        KernelContract.forked(Good.class, "-XX:TieredStopAtLevel=1"),
        KernelContract.forked(Good.class, "-Dneurozoo.vector.bits=128"));
  }

  @Test
  void otherBitsAreReportedWithTheirKernel() {
    DynamicTest test = KernelContract.forked(DependsOnTheJvm.class, "-Dneurozoo.test.other=true");
    assertEquals(
        "DependsOnTheJvm: same bits with -Dneurozoo.test.other=true", test.getDisplayName());
    String message = failure(test);
    assertTrue(
        message.startsWith("with [-Dneurozoo.test.other=true] there are other bits:"), message);
    assertTrue(
        message.contains("here  Square[] [F32[7, 5]], scalar kernel of a provider: "), message);
  }

  @Test
  void aJvmThatDoesNotStartIsReportedWithWhatItSaid() {
    String message = failure(KernelContract.forked(Good.class, "-XX:NoSuchFlag"));
    assertTrue(message.startsWith("with [-XX:NoSuchFlag] the JVM ended with 1:"), message);
    assertTrue(message.contains("NoSuchFlag"), message);
  }

  @Test
  void nothingToCompareIsAFailure() {
    assertTrue(
        failure(KernelContract.forked(Absent.class, "-Xint")).contains("no kernel was found"));
  }

  @Test
  void digestsNameEveryCaseAndKernel() {
    assumeTrue(
        KernelSearch.vectorsAvailable(), "start the JVM with --add-modules jdk.incubator.vector");
    List<String> lines = new Good().contract().digests();
    assertEquals(4, lines.size());
    assertTrue(
        lines
            .get(1)
            .matches("Square\\[] \\[F32\\[7, 5]], vector kernel of a provider: [0-9a-f]{64}"),
        lines.get(1));
    assertEquals(4, lines.stream().distinct().count());
    String bits = lines.get(0).substring(lines.get(0).lastIndexOf(' '));
    assertTrue(lines.get(1).endsWith(bits) && !lines.get(2).endsWith(bits), lines.toString());
  }

  private static String failure(DynamicTest test) {
    return assertThrows(AssertionError.class, () -> test.getExecutable().execute()).getMessage();
  }
}
