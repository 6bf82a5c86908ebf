// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Composite ops mean what their decomposition says, and their decomposition what the literature
 * says.
 */
class CompositeOpTest {
  private static final double ROUNDING = 1e-14;

  private static Stream<OpSamples.Sample> composites() {
    return OpSamples.all().filter(sample -> sample.op() instanceof CompositeOp);
  }

  @TestFactory
  Stream<DynamicTest> typesAndValuesAreThoseOfTheDecomposition() {
    return composites()
        .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> sameAsDecomposed(sample)));
  }

  private static void sameAsDecomposed(OpSamples.Sample sample) {
    var kase = new KernelCase(sample.op(), sample.operands());
    GraphBuilder g = GraphBuilder.plain();
    List<Value> operands = declare(g, kase);
    List<Value> outputs = ((CompositeOp) sample.op()).decompose(g, operands);
    assertEquals(kase.outputTypes(), outputs.stream().map(Value::type).toList());
    List<NdArray> values = sample.op().evaluate(kase.inputs());
    List<NdArray> decomposed = run(g, outputs, kase.inputs());
    for (int i = 0; i < values.size(); i++) {
      assertArrayEquals(decomposed.get(i).values(), values.get(i).values(), "output " + i);
    }
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfTheDecomposition() {
    return composites()
        .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> sameGradients(sample)));
  }

  private static void sameGradients(OpSamples.Sample sample) {
    var kase = new KernelCase(sample.op(), sample.operands());
    GraphBuilder whole = GraphBuilder.plain();
    List<Value> a = declare(whole, kase);
    GraphBuilder written = GraphBuilder.plain();
    List<Value> b = declare(written, kase);
    List<NdArray> own = run(whole, gradients(whole.applyAll(sample.op(), a), a), kase.inputs());
    List<NdArray> decomposed =
        run(
            written,
            gradients(((CompositeOp) sample.op()).decompose(written, b), b),
            kase.inputs());
    assertTrue(!own.isEmpty() && own.size() == decomposed.size());
    for (int i = 0; i < own.size(); i++) {
      assertArrayEquals(decomposed.get(i).values(), own.get(i).values(), ROUNDING, "gradient " + i);
    }
  }

  /** Gradients of the sum of the squares of all outputs, residuals included. */
  private static List<Value> gradients(List<Value> outputs, List<Value> operands) {
    Value loss = outputs.stream().map(y -> y.square().sum()).reduce(Value::plus).orElseThrow();
    return Gradients.of(
        loss, operands.stream().filter(x -> x.type().dtype() == DType.F32).toList());
  }

  private static List<Value> declare(GraphBuilder g, KernelCase kase) {
    List<Value> out = new ArrayList<>();
    for (TensorType type : kase.inputTypes()) {
      out.add(g.input("x" + out.size(), type));
    }
    return out;
  }

  private static List<NdArray> run(GraphBuilder g, List<Value> outputs, List<NdArray> inputs) {
    for (int i = 0; i < outputs.size(); i++) {
      g.output("y" + i, outputs.get(i));
    }
    Map<String, NdArray> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      named.put("x" + i, inputs.get(i));
    }
    return List.copyOf(ReferenceExecutor.run(g.build(), named).values());
  }

  @Test
  void softmaxAndCrossEntropyFollowTheirFormulas() {
    NdArray logits = uniform(-4, 4, 3, 5).values();
    NdArray labels = indices(5, 3).values(1);
    double[] softmax = new Softmax().evaluate(List.of(logits)).getFirst().values();
    List<NdArray> entropy = new SoftmaxCrossEntropy().evaluate(List.of(logits, labels));
    NdArray ones = new NdArray(Shape.of(3), 1, 1, 1);
    double[] gradient =
        new SoftmaxCrossEntropyGradient()
            .evaluate(List.of(entropy.get(1), labels, ones))
            .getFirst()
            .values();
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        sum += StrictMath.exp(logits.get(row * 5 + i));
      }
      int label = (int) labels.get(row);
      assertEquals(
          StrictMath.log(sum) - logits.get(row * 5 + label), entropy.getFirst().get(row), ROUNDING);
      for (int i = 0; i < 5; i++) {
        double p = StrictMath.exp(logits.get(row * 5 + i)) / sum;
        assertEquals(p, softmax[row * 5 + i], ROUNDING);
        assertEquals(p, entropy.get(1).get(row * 5 + i), ROUNDING);
        assertEquals(p - (i == label ? 1 : 0), gradient[row * 5 + i], ROUNDING);
      }
    }
  }

  @Test
  void crossEntropyOfLargeLogitsDoesNotOverflow() {
    NdArray logits = new NdArray(Shape.of(1, 2), 30_000, -30_000);
    NdArray labels = new NdArray(TensorType.i32(1), new double[] {1});
    List<NdArray> entropy = new SoftmaxCrossEntropy().evaluate(List.of(logits, labels));
    assertEquals(60_000, entropy.getFirst().get(0));
    assertArrayEquals(new double[] {1, 0}, entropy.get(1).values());
  }

  /**
   * The gradient starts from the residual: the graph has one exponential, the one inside the op.
   */
  @Test
  void theGradientOfCrossEntropyNeedsNoOtherExponential() {
    GraphBuilder g = GraphBuilder.plain();
    Value logits = g.input("logits", TensorType.f32(3, 5));
    Value labels = g.input("labels", TensorType.i32(3));
    g.output(
        "dx", Gradients.of(logits.softmaxCrossEntropy(labels).mean(), List.of(logits)).getFirst());
    Graph graph = g.build();
    List<String> ops = graph.nodes().stream().map(node -> node.op().shortName()).toList();
    assertTrue(ops.contains("softmaxCrossEntropyGradient"), ops.toString());
    assertTrue(!ops.contains("exp"), ops.toString());
  }

  @Test
  void adamFollowsAlgorithmOne() {
    double beta1 = 0.9f;
    double beta2 = 0.999f;
    double oneMinusBeta1 = (float) (1 - 0.9);
    double oneMinusBeta2 = (float) (1 - 0.999);
    NdArray p = new NdArray(Shape.of(2), 0.5, -0.25);
    NdArray m = new NdArray(Shape.of(2), 0.1, 0);
    NdArray v = new NdArray(Shape.of(2), 0.04, 0);
    NdArray gradient = new NdArray(Shape.of(2), 2, -3);
    NdArray step = new NdArray(TensorType.i32(), new double[] {5});
    var op = new AdamStep(0.9, 0.999, 0.5f);
    List<NdArray> out = op.evaluate(List.of(p, m, v, gradient, NdArray.scalar(0.125), step));
    for (int i = 0; i < 2; i++) {
      double newM = beta1 * m.get(i) + oneMinusBeta1 * gradient.get(i);
      double newV = beta2 * v.get(i) + oneMinusBeta2 * gradient.get(i) * gradient.get(i);
      double correctedM = newM / (1 - StrictMath.pow(0.9, 5));
      double correctedV = newV / (1 - StrictMath.pow(0.999, 5));
      assertEquals(
          p.get(i) - 0.125 * correctedM / (Math.sqrt(correctedV) + 0.5),
          out.get(0).get(i),
          ROUNDING);
      assertEquals(newM, out.get(1).get(i), ROUNDING);
      assertEquals(newV, out.get(2).get(i), ROUNDING);
    }
  }

  /**
   * At the first step from rest Adam moves by the learning rate against the sign of the gradient,
   * whatever its size.
   */
  @Test
  void adamsFirstStepIsTheLearningRate() {
    NdArray zeros = NdArray.zeros(Shape.of(2));
    NdArray gradient = new NdArray(Shape.of(2), 1e-3, -50);
    NdArray step = new NdArray(TensorType.i32(), new double[] {1});
    List<NdArray> out =
        new AdamStep(0.9, 0.999, 0f)
            .evaluate(List.of(zeros, zeros, zeros, gradient, NdArray.scalar(0.125), step));
    assertArrayEquals(new double[] {-0.125, 0.125}, out.getFirst().values(), 1e-6);
  }

  @Test
  void sgdFollowsItsThreeForms() {
    NdArray p = new NdArray(Shape.of(1), 1);
    NdArray buffer = new NdArray(Shape.of(1), 4);
    NdArray gradient = new NdArray(Shape.of(1), 2);
    NdArray rate = NdArray.scalar(0.125);
    List<NdArray> plain = new SgdStep(0, false).evaluate(List.of(p, gradient, rate));
    List<NdArray> heavyBall = new SgdStep(0.5f, false).evaluate(List.of(p, buffer, gradient, rate));
    List<NdArray> nesterov = new SgdStep(0.5f, true).evaluate(List.of(p, buffer, gradient, rate));
    assertEquals(List.of(1 - 0.125 * 2), values(plain));
    assertEquals(List.of(1 - 0.125 * 4, 4.0), values(heavyBall));
    assertEquals(List.of(1 - 0.125 * (2 + 0.5 * 4), 4.0), values(nesterov));
  }

  private static List<Double> values(List<NdArray> outputs) {
    return outputs.stream().map(y -> y.get(0)).toList();
  }
}
