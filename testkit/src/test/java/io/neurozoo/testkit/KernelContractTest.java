// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.op.Softmax;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.SquareKernel.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract passes a good kernel, and each of its checks catches the kernel that breaks it. */
class KernelContractTest {

  private static KernelContract contract(Fault fault) {
    return KernelContract.of(new Square())
        .given(uniform(-4, 4, 7, 5))
        .given(uniform(-4, 4, 1))
        .given(uniform(-4, 4, 4, 4))
        .ulp(1)
        .kernels(SquareKernel.with(fault));
  }

  @TestFactory
  Stream<DynamicTest> aGoodKernelPasses() {
    return contract(Fault.NONE).tests();
  }

  private record Caught(Fault fault, String check, String message) {}

  private static final List<Caught> CAUGHT =
      List.of(
          new Caught(Fault.SKIPS_THE_TAIL, "values", "at [6, 2] is NaN"),
          new Caught(
              Fault.WRITES_BEHIND_THE_END,
              "memory",
              "wrote up to 4 bytes behind the end of output 0 F32[7, 5]"),
          new Caught(
              Fault.WRITES_BEFORE_THE_START,
              "memory",
              "wrote up to 4 bytes before the start of output 0 F32[7, 5]"),
          new Caught(
              Fault.WRITES_BEHIND_ITS_SCRATCH,
              "memory",
              "behind the end of the scratch memory of 4 bytes"),
          new Caught(
              Fault.CHANGES_ITS_INPUT,
              "memory",
              "changed input 0 F32[7, 5], which is not its to change"),
          new Caught(
              Fault.DEPENDS_ON_THE_DIVISION,
              "division",
              "unit by unit: output 0 has other bits at [0, 4]"),
          new Caught(
              Fault.KEEPS_STATE,
              "division",
              "interleaved with another run: output 0 has other bits"),
          new Caught(
              Fault.READS_ITS_OUTPUT,
              "memory",
              "depends on what was in its outputs or scratch memory before"),
          new Caught(
              Fault.READS_DIRTY_SCRATCH,
              "memory",
              "depends on what was in its outputs or scratch memory before"),
          new Caught(
              Fault.READS_AFTER_WRITING_IN_PLACE,
              "in place, with output 0 in the place of input 0",
              "output 0 has other bits"),
          new Caught(
              Fault.NEEDS_ITS_RESIDUAL,
              "residuals, without the residuals [1]",
              "units 0 to 9 threw java.lang.NullPointerException"),
          new Caught(
              Fault.THROWS_ON_NAN,
              "special values",
              "threw java.lang.ArithmeticException: not a number"),
          new Caught(Fault.IS_INACCURATE, "values", "allowed: Tolerance[ulps=1.0, "),
          new Caught(
              Fault.DIFFERS_FROM_ITS_TWIN,
              "scalar twin",
              "compared with the scalar kernel of a provider"),
          new Caught(Fault.DIFFERS_FROM_ITS_TWIN_AT_NAN, "scalar twin", "0.0 instead of NaN"),
          new Caught(
              Fault.HAS_NO_TWIN,
              "scalar twin",
              "has no kernel for vectors = false; add the scalar twin"),
          new Caught(
              Fault.HAS_NO_VECTOR_KERNEL,
              "scalar twin",
              "has no kernel for vectors = true; return the scalar"),
          new Caught(
              Fault.HAS_NO_UNITS, "values", "has 0 units of work, there must be at least 1"));

  @TestFactory
  Stream<DynamicTest> eachFaultIsCaughtByItsCheck() {
    return CAUGHT.stream()
        .map(
            caught ->
                DynamicTest.dynamicTest(
                    caught.fault().name(),
                    () -> {
                      assumeVectorsFor(caught.check());
                      Outcomes outcomes =
                          Outcomes.of(withoutAllocation(contract(caught.fault()).tests()));
                      String message = outcomes.failureOf(caught.check());
                      assertTrue(
                          message.contains(caught.message()),
                          () -> message + "\n" + outcomes.failures());
                    }));
  }

  private static void assumeVectorsFor(String check) {
    Assumptions.assumeTrue(
        KernelSearch.vectorsAvailable() || !check.equals("scalar twin"),
        "two kernels cannot be compared: start the JVM with --add-modules jdk.incubator.vector");
  }

  /** Some faults need objects; AllocationCheckTest covers that check. */
  private static Stream<DynamicTest> withoutAllocation(Stream<DynamicTest> tests) {
    return tests.filter(test -> !test.getDisplayName().endsWith("allocation"));
  }

  @Test
  void everyFaultIsTried() {
    Set<Fault> tried = EnumSet.of(Fault.NONE);
    CAUGHT.forEach(caught -> tried.add(caught.fault()));
    assertEquals(EnumSet.allOf(Fault.class), tried);
  }

  @Test
  void anOpWithoutAKernelSaysWhatToDo() {
    Outcomes outcomes =
        Outcomes.of(
            KernelContract.of(new Softmax())
                .given(uniform(-1, 1, 2, 3))
                .kernels(request -> Optional.<Kernel>empty())
                .tests());
    assertTrue(
        outcomes
            .failureOf("kernel")
            .contains("no kernel was offered; 1 kernel providers were asked"),
        () -> outcomes.failures().toString());
    assertEquals(2, outcomes.passed()); // types and gradient
  }

  @Test
  void aContractWithoutACaseIsAMistake() {
    var e =
        assertThrows(IllegalStateException.class, () -> KernelContract.of(new Square()).tests());
    assertEquals(
        "the contract of Square[] has no case; add one with given(operands)", e.getMessage());
  }

  /** Its gradient lacks the factor 2, and its types and values disagree. */
  private record BadOp() implements Op {
    @Override
    public String id() {
      return "test:bad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {
      p.contribute(0, () -> p.gradient().times(p.input(0)));
    }

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      NdArray x = inputs.getFirst();
      return List.of(x.map(v -> v * v).reshape(x.shape().prepend(1)));
    }
  }

  @Test
  void aBadDefinitionIsCaught() {
    Outcomes outcomes =
        Outcomes.of(KernelContract.of(new BadOp()).given(uniform(1, 2, 3)).definitionTests());
    assertEquals(Map.of(), Outcomes.of(contract(Fault.NONE).definitionTests()).failures());
    assertTrue(
        outcomes
            .failureOf("types")
            .contains("infer says [F32[3]] but evaluate returns [F32[1, 3]]"));
    assertTrue(
        outcomes.failureOf("gradient").contains("derivative of order 1"),
        outcomes.failureOf("gradient"));
  }

  @Test
  void operandsThatDoNotFitAreReportedOnceAsTypes() {
    Outcomes outcomes =
        Outcomes.of(
            KernelContract.of(new Softmax()).given(uniform(0, 1)).withoutGradient().tests());
    assertEquals(1, outcomes.failures().size());
    assertEquals("a scalar has no axis of classes", outcomes.failureOf("types"));
  }
}
