// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Input;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.spi.OpType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Types and gradients of all ops of this library, by their own definitions. */
class OpDefinitionTest {

  @Test
  void everyRegisteredOpHasASample() {
    Set<String> sampled =
        OpSamples.all().map(sample -> sample.op().id()).collect(Collectors.toSet());
    sampled.add("neurozoo:input"); // has no value of its own: inputPassesValuesAndGradientsThrough
    Set<String> missing = new TreeSet<>();
    for (OpType type : OpRegistry.discover().all()) {
      if (!sampled.contains(type.id())) {
        missing.add(type.id());
      }
    }
    assertEquals(Set.of(), missing, "add these ops to OpSamples");
  }

  @Test
  void everySampledOpIsRegistered() {
    OpRegistry registry = OpRegistry.discover();
    OpSamples.all()
        .forEach(
            sample ->
                assertEquals(
                    sample.op().getClass(),
                    registry.find(sample.op().id()).map(OpType::type).orElse(null)));
  }

  @TestFactory
  Stream<DynamicTest> typesAndFirstDerivatives() {
    return OpSamples.all()
        .flatMap(
            sample -> {
              KernelContract contract =
                  KernelContract.of(sample.op()).given(sample.operands().toArray(Operand[]::new));
              return (sample.smooth() ? contract : contract.withoutGradient()).definitionTests();
            });
  }

  @TestFactory
  Stream<DynamicTest> secondDerivatives() {
    return OpSamples.all()
        .filter(OpSamples.Sample::smooth)
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.toString(),
                    () -> GradientCheck.of(sample.op()).order(2).at(inputs(sample))));
  }

  private static NdArray[] inputs(OpSamples.Sample sample) {
    return new KernelCase(sample.op(), sample.operands()).inputs().toArray(NdArray[]::new);
  }

  @Test
  void inputPassesValuesAndGradientsThrough() {
    GradientCheck.check((g, xs) -> xs.getFirst(), Operand.uniform(-1, 1, 3, 2).values());
    var input = new Input("pixels", TensorType.f32(3));
    assertEquals(
        "the input 'pixels' has no value of its own; give it one",
        assertThrows(UnsupportedOperationException.class, () -> input.evaluate(List.of()))
            .getMessage());
  }

  @Test
  void stopGradientStopsIt() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(3));
    g.output("dx", Gradients.of(x.stopGradient().times(x).sum(), List.of(x)).getFirst());
    double[] values = {1, -2, 3};
    NdArray dx =
        ReferenceExecutor.run(g.build(), Map.of("x", new NdArray(x.shape(), values))).get("dx");
    assertArrayEquals(values, dx.values());
  }

  @Test
  void theMaximumSharesItsGradientAmongEquals() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(2, 3));
    g.output("dx", Gradients.of(x.max(1).sum(), List.of(x)).getFirst());
    NdArray input = new NdArray(x.shape(), 5, 1, 5, 2, 7, 3);
    NdArray dx = ReferenceExecutor.run(g.build(), Map.of("x", input)).get("dx");
    assertArrayEquals(new double[] {0.5, 0, 0.5, 0, 1, 0}, dx.values());
  }

  @Test
  void reluPassesNothingAtZero() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(3));
    g.output("dx", Gradients.of(x.relu().sum(), List.of(x)).getFirst());
    NdArray dx =
        ReferenceExecutor.run(g.build(), Map.of("x", new NdArray(x.shape(), -1, 0, 1))).get("dx");
    assertArrayEquals(new double[] {0, 0, 1}, dx.values());
  }

  @Test
  void theGreaterOfTwoSharesItsGradientBetweenEquals() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(3));
    Value y = g.input("y", TensorType.f32(3));
    List<Value> found = Gradients.of(x.max(y).sum(), List.of(x, y));
    g.output("dx", found.getFirst());
    g.output("dy", found.getLast());
    NdArray a = new NdArray(x.shape(), 1, 2, 3);
    NdArray b = new NdArray(x.shape(), 2, 2, 2);
    Map<String, NdArray> out = ReferenceExecutor.run(g.build(), Map.of("x", a, "y", b));
    assertArrayEquals(new double[] {0, 0.5, 1}, out.get("dx").values());
    assertArrayEquals(new double[] {1, 0.5, 0}, out.get("dy").values());
  }

  /** The one-sided derivatives that the definitions give to zero. */
  @Test
  void slopesAtZeroAreThoseOfTheDefinitions() {
    assertEquals(0.5, slopeAtZero(Value::softplus));
    assertEquals(0.25, slopeAtZero(x -> x.elu(0.25)));
    assertEquals(0.125, slopeAtZero(x -> x.leakyRelu(0.125)));
    assertEquals(0, slopeAtZero(Value::abs));
  }

  private static double slopeAtZero(UnaryOperator<Value> function) {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32());
    g.output("dx", Gradients.of(function.apply(x), List.of(x)).getFirst());
    return ReferenceExecutor.run(g.build(), Map.of("x", NdArray.scalar(0))).get("dx").get(0);
  }

  @Test
  void crossEntropyPassesTheGradientOfItsResidualToo() {
    NdArray logits = Operand.uniform(-3, 3, 4, 5).values();
    NdArray labels = Operand.indices(5, 4).values();
    GradientCheck.ofAll((g, xs) -> g.applyAll(new SoftmaxCrossEntropy(), xs))
        .order(2)
        .at(logits, labels);
  }
}
