// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.KernelRequest;
import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.cpu.plan.Copy;
import io.neurozoo.cpu.plan.CrossEntropyAndGradient;
import io.neurozoo.cpu.plan.FusedElementwise;
import io.neurozoo.cpu.plan.FusedElementwise.Instruction;
import io.neurozoo.cpu.plan.FusedMatMul;
import io.neurozoo.cpu.plan.ProductAndSums;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.Add;
import io.neurozoo.op.ArgMax;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Equal;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Log;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Narrow;
import io.neurozoo.op.OneHot;
import io.neurozoo.op.Pack;
import io.neurozoo.op.RandomNormal;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.op.Relu;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Tanh;
import io.neurozoo.op.Transpose;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.KernelContract;
import io.neurozoo.testkit.Operand;
import io.neurozoo.testkit.Tolerance;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kernel of ours under the contract that plugins' kernels are under. Gradients are checked
 * with the ops.
 */
class BuiltinKernelsTest {
  /**
   * Ops that are inputs, constants, views, or composites of elementwise ops, which run as one pass:
   * they need no kernel.
   */
  private static final Set<String> WITHOUT_KERNEL =
      Set.of(
          "neurozoo:constant",
          "neurozoo:elu",
          "neurozoo:input",
          "neurozoo:reshape",
          "neurozoo:slice",
          "neurozoo:softplus",
          "neurozoo:stopGradient");

  private static final Set<String> COVERED = new TreeSet<>();

  private static KernelContract contract(Op op) {
    COVERED.add(op.id());
    return KernelContract.of(op).kernels(new BuiltinKernels()).withoutGradient();
  }

  @TestFactory
  Stream<DynamicTest> unary() {
    return unaryTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> unaryTests() {
    return Stream.of(
            unary(new Exp(), -87, 89, 1.5),
            unary(new Log(), 0, 1e6, 1.5),
            unary(new Tanh(), -10, 10, 3.5),
            unary(new Sigmoid(), -80, 80, 3.5),
            unary(new Erf(), -5, 5, 7.5),
            unary(new Relu(), -4, 4, 0),
            unary(new Sqrt(), 0, 1e6, 0.5))
        .flatMap(KernelContract::tests);
  }

  private static KernelContract unary(Op op, double low, double high, double ulp) {
    return contract(op)
        .ulp(ulp)
        .given(uniform(low, high))
        .given(uniform(low, high, 7, 33))
        .given(uniform(low, high, 4097));
  }

  @TestFactory
  Stream<DynamicTest> binary() {
    return binaryTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> binaryTests() {
    return Stream.of(
            new Add(), new Subtract(), new Multiply(), new Divide(), new Greater(), new Maximum())
        .map(op -> broadcasts(contract(op).ulp(0.5)))
        .flatMap(KernelContract::tests);
  }

  /** Each form of {@link Broadcasting}, from both sides. */
  private static KernelContract broadcasts(KernelContract contract) {
    int[][][] shapes = {
      {{}, {}},
      {{1037}, {1037}},
      {{5, 7}, {}},
      {{}, {5, 7}},
      {{9, 33}, {33}},
      {{1, 33}, {9, 33}},
      {{9, 33}, {9, 1}},
      {{9, 1}, {9, 33}},
      {{3, 1, 17}, {1, 5, 1}},
      {{2, 3, 5}, {3, 1}},
      {{2, 1, 5}, {2, 3, 5}},
      {{4, 1}, {1, 6}}
    };
    KernelContract out = contract;
    for (int[][] pair : shapes) {
      out = out.given(uniform(-2, 2, pair[0]), uniform(0.5, 3, pair[1]));
    }
    return out;
  }

  @TestFactory
  Stream<DynamicTest> fused() {
    return fusedTests().map(FreshJvm::retried);
  }

  /**
   * Temporaries, a value that is also an output, scalars on both sides, and more than one block.
   */
  private Stream<DynamicTest> fusedTests() {
    return Stream.of(false, true).flatMap(this::fusedTests);
  }

  private Stream<DynamicTest> fusedTests(boolean ownLoops) {
    List<Instruction> program =
        List.of(
            new Instruction(new Multiply(), List.of(0, 2)),
            new Instruction(new Sigmoid(), List.of(3)),
            new Instruction(new Multiply(), List.of(4, 0)),
            new Instruction(new Subtract(), List.of(2, 5)),
            new Instruction(new Greater(), List.of(5, 1)),
            new Instruction(new Divide(), List.of(6, 1)),
            new Instruction(new Add(), List.of(8, 7)));
    var scalar = uniform(1, 2);
    return contract(new FusedElementwise(3, program, List.of(5, 9), ownLoops))
        .relative(2e-6)
        .given(uniform(-2, 2), uniform(3, 4), scalar)
        .given(uniform(-2, 2, 7, 33), uniform(3, 4, 7, 33), scalar)
        .given(uniform(-2, 2, 1537), uniform(3, 4, 1537), scalar)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> products() {
    return productTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> productTests() {
    int[][] sizes = {
      {1, 1, 1}, {1, 17, 40}, {3, 5, 7}, {16, 16, 16}, {33, 47, 19}, {64, 10, 257}, {130, 50, 70}
    };
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (int[] s : sizes) {
      for (int form = 0; form < 4; form++) {
        boolean ta = form / 2 == 1;
        boolean tb = form % 2 == 1;
        var a = ta ? uniform(-1, 1, s[2], s[0]) : uniform(-1, 1, s[0], s[2]);
        var b = tb ? uniform(-1, 1, s[1], s[2]) : uniform(-1, 1, s[2], s[1]);
        contract(new MatMul(ta, tb)).relative(2e-6).given(a, b).tests().forEach(tests::add);
        var bias = uniform(-1, 1, s[1]);
        var matrix = uniform(-1, 1, s[0], s[1]);
        Activation activation = Activation.values()[form];
        contract(new FusedMatMul(ta, tb, new Epilogue(true, activation)))
            .relative(4e-6)
            .given(a, b, bias)
            .tests()
            .forEach(tests::add);
        contract(new FusedMatMul(ta, tb, new Epilogue(true, true, activation)))
            .relative(4e-6)
            .given(a, b, bias, matrix)
            .tests()
            .forEach(tests::add);
        Activation gradient = Activation.values()[4 + form % 3];
        contract(new FusedMatMul(ta, tb, new Epilogue(false, gradient)))
            .relative(4e-6)
            .given(a, b, matrix)
            .tests()
            .forEach(tests::add);
        if (!tb && s[1] > 1) {
          contract(new ProductAndSums(ta)).relative(4e-6).given(a, b).tests().forEach(tests::add);
        }
      }
    }
    return tests.build();
  }

  @TestFactory
  Stream<DynamicTest> reductions() {
    return reductionTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> reductionTests() {
    int[][][] shapes = {
      {{1}, {1}},
      {{33}, {}},
      {{1037}, {1}},
      {{7, 33}, {7, 1}},
      {{7, 33}, {33}},
      {{7, 33}, {1, 33}},
      {{5, 4, 17}, {5, 1, 17}},
      {{5, 4, 17}, {1, 4, 1}},
      {{2, 3, 4, 5}, {1, 3, 1, 5}},
      {{2, 3, 4, 5}, {4, 5}},
      {{6, 1, 5}, {6, 1, 1}}
    };
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (int[][] s : shapes) {
      Shape target = Shape.of(s[1]);
      contract(new SumTo(target))
          .relative(1e-6)
          .given(uniform(-1, 1, s[0]))
          .tests()
          .forEach(tests::add);
      contract(new MaxTo(target)).ulp(0.5).given(uniform(-1, 1, s[0])).tests().forEach(tests::add);
      contract(new BroadcastTo(Shape.of(s[0])))
          .ulp(0.5)
          .given(uniform(-1, 1, s[1]))
          .tests()
          .forEach(tests::add);
    }
    return tests.build();
  }

  @TestFactory
  Stream<DynamicTest> classification() {
    return classificationTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> classificationTests() {
    var loss = Tolerance.relative(3e-6);
    return Stream.of(
            contract(new Softmax())
                .within(loss)
                .given(uniform(-5, 5, 7, 33))
                .given(uniform(-5, 5, 2, 3, 10))
                .given(uniform(-1, 1, 1)),
            contract(new SoftmaxCrossEntropy())
                .within(loss)
                .given(uniform(-5, 5, 9, 10), indices(10, 9))
                .given(uniform(-5, 5, 3, 37), indices(37, 3))
                .given(uniform(-5, 5, 1, 1), indices(1, 1)),
            contract(new SoftmaxCrossEntropyGradient())
                .within(loss)
                .given(uniform(0, 1, 9, 10), indices(10, 9), uniform(-1, 1, 9))
                .given(uniform(0, 1, 3, 37), indices(37, 3), uniform(-1, 1, 3)),
            contract(new CrossEntropyAndGradient())
                .within(loss)
                .given(uniform(-5, 5, 9, 10), indices(10, 9), uniform(-1, 1, 9))
                .given(uniform(-5, 5, 3, 37), indices(37, 3), uniform(-1, 1))
                .given(uniform(-5, 5, 1, 1), indices(1, 1), uniform(-1, 1, 1)),
            contract(new ArgMax())
                .given(uniform(-1, 1, 7, 33))
                .given(uniform(-1, 1, 5))
                .given(uniform(-1, 1, 2, 3, 1)),
            contract(new OneHot(11)).given(indices(11, 7)).given(indices(11, 2, 5)),
            contract(new Equal())
                .given(indices(3, 101), indices(3, 101))
                .given(indices(2), indices(2)))
        .flatMap(KernelContract::tests);
  }

  @TestFactory
  Stream<DynamicTest> optimizers() {
    return optimizerTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> optimizerTests() {
    int n = 1037;
    var p = uniform(-1, 1, n);
    var g = uniform(-1, 1, n);
    var rate = uniform(0.01, 0.1);
    var tolerance = Tolerance.relative(2e-6);
    return Stream.of(
            contract(new SgdStep(0, false)).within(tolerance).given(p, g, rate),
            contract(new SgdStep(.9f, false))
                .within(tolerance)
                .given(p, uniform(-1, 1, n), g, rate),
            contract(new SgdStep(.9f, true)).within(tolerance).given(p, uniform(-1, 1, n), g, rate),
            contract(new AdamStep(.9, .999, 1e-8f))
                .within(tolerance)
                .given(
                    p, uniform(-.1, .1, n), uniform(0.01, .1, n), g, rate, of(TensorType.i32(), 3)),
            contract(new BiasCorrection(.999))
                .ulp(0.5)
                .given(of(TensorType.i32(4), 1, 2, 1000, 100000)))
        .flatMap(KernelContract::tests);
  }

  private static Operand of(TensorType type, double... values) {
    return Operand.of(new NdArray(type, values));
  }

  @TestFactory
  Stream<DynamicTest> layoutAndRandom() {
    return layoutAndRandomTests().map(FreshJvm::retried);
  }

  private Stream<DynamicTest> layoutAndRandomTests() {
    var key = of(TensorType.i32(4), 42, -7, 3, 0);
    return Stream.of(
            contract(new Pack(List.of(0, 16, 40), 50))
                .given(uniform(-1, 1, 3, 5), uniform(-1, 1, 17), uniform(-1, 1, 3)),
            contract(new Concatenate(1))
                .given(uniform(-1, 1, 7, 5), uniform(-1, 1, 7, 1), uniform(-1, 1, 7, 33))
                .given(uniform(-1, 1, 2, 1, 5), uniform(-1, 1, 2, 9, 5))
                .given(uniform(-1, 1, 3, 2)),
            contract(new Concatenate(0))
                .given(uniform(-1, 1, 37), uniform(-1, 1, 1), uniform(-1, 1, 5)),
            contract(new Narrow(1, 2, 19))
                .given(uniform(-1, 1, 7, 33))
                .given(uniform(-1, 1, 3, 21, 5)),
            contract(new Narrow(0, 36, 1)).given(uniform(-1, 1, 37)).given(uniform(-1, 1, 41, 3)),
            contract(new Transpose(List.of(1, 0)))
                .given(uniform(-1, 1, 7, 33))
                .given(uniform(-1, 1, 5, 3))
                .given(uniform(-1, 1, 1, 5))
                .given(uniform(-1, 1, 300, 65))
                .given(uniform(-1, 1, 17, 207)),
            contract(new Transpose(List.of(0, 2, 1))).given(uniform(-1, 1, 5, 33, 17)),
            contract(new Transpose(List.of(0, 2, 3, 1))).given(uniform(-1, 1, 3, 20, 7, 3)),
            contract(new Transpose(List.of(0, 3, 1, 2))).given(uniform(-1, 1, 3, 7, 1, 20)),
            contract(new Transpose(List.of(1, 0, 2))).given(uniform(-1, 1, 1, 7, 5)),
            contract(new Transpose(List.of(0, 2, 1, 3))).given(uniform(-1, 1, 3, 5, 7, 19)),
            contract(new Transpose(List.of(3, 0, 2, 1))).given(uniform(-1, 1, 3, 5, 7, 9)),
            contract(new Transpose(List.of())).given(uniform(-1, 1)),
            contract(new Copy()).given(uniform(-1, 1, 37)),
            contract(new RandomUniform("a.b#1", Shape.of(1037))).given(key),
            contract(new RandomNormal("a.b#1", Shape.of(33))).ulp(0.5).given(key))
        .flatMap(KernelContract::tests);
  }

  /** All contract tests as they are, without a second trial. */
  Stream<DynamicTest> all() {
    return Stream.of(
            unaryTests(),
            binaryTests(),
            fusedTests(),
            productTests(),
            reductionTests(),
            classificationTests(),
            optimizerTests(),
            layoutAndRandomTests())
        .flatMap(s -> s);
  }

  /** A kernel without a contract test, or an op that lost its kernel, fails here. */
  @Test
  void everyOpHasAKernelAndEveryKernelAContract() {
    assertTrue(all().count() > 2_000);
    Set<String> wanted =
        new TreeSet<>(
            Set.of(
                "neurozoo-cpu:matmul",
                "neurozoo-cpu:matmulAndSums",
                "neurozoo-cpu:crossEntropyAndGradient",
                "neurozoo-cpu:elementwise",
                "neurozoo-cpu:copy"));
    OpRegistry.discover().all().stream()
        .map(type -> type.id())
        .filter(id -> id.startsWith("neurozoo:") && !WITHOUT_KERNEL.contains(id))
        .forEach(wanted::add);
    assertEquals(wanted, COVERED);
  }

  @Test
  void offersNothingForStrangers() {
    var request =
        new KernelRequest(
            new Stranger(), List.of(TensorType.f32()), List.of(TensorType.f32()), true);
    assertTrue(new BuiltinKernels().kernel(request).isEmpty());
  }

  private record Stranger() implements Op {
    @Override
    public String id() {
      return "test:stranger";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback pullback) {}

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return inputs;
    }
  }
}
