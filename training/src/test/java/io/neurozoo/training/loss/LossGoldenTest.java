// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.GradientCheck;
import io.neurozoo.testkit.NoLeaks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Losses of each example and the gradient of their sum beside those of PyTorch 2.13.0 in float64:
 * {@code torch.nn.functional}'s l1_loss, huber_loss, binary_cross_entropy_with_logits,
 * cross_entropy, multi_margin_loss and kl_div of log_softmax, with {@code reduction="none"} and the
 * mean of each row (for kl_div the sum). The definitions of the ops must agree to what float32
 * constants allow, the CPU backend to float32.
 */
class LossGoldenTest {
  private static final NdArray Y = new NdArray(Shape.of(2, 3), 1, 2, 3, 0, -0.5, 0.25);
  private static final NdArray T = new NdArray(Shape.of(2, 3), 1, 2.5, 0, 1, 2, -3);
  private static final NdArray LOGITS =
      new NdArray(Shape.of(3, 3), 1, 2, 3, 0, 0, 0, -2, 0.5, 100);
  private static final NdArray CLASSES = new NdArray(TensorType.i32(3), new double[] {2, 1, 0});
  private static final NdArray ANSWERS = new NdArray(Shape.of(2, 3), 0, 1, -2, 30, -200, 200);
  private static final NdArray YES = new NdArray(Shape.of(2, 3), 1, 0, 0.25, 1, 1, 1);

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  @Test
  void meanAbsoluteError() {
    golden(
        Loss.meanAbsoluteError(),
        Y,
        T,
        List.of(1.1666666666666667, 2.25),
        List.of(0.0, -1 / 3.0, 1 / 3.0, -1 / 3.0, -1 / 3.0, 1 / 3.0));
  }

  @Test
  void huber() {
    golden(
        Loss.huber(1),
        Y,
        T,
        List.of(0.875, 1.75),
        List.of(0.0, -1 / 6.0, 1 / 3.0, -1 / 3.0, -1 / 3.0, 1 / 3.0));
    golden(
        Loss.huber(0.5f),
        Y,
        T,
        List.of(0.5, 1.0),
        List.of(0.0, -1 / 6.0, 1 / 6.0, -1 / 6.0, -1 / 6.0, 1 / 6.0));
  }

  @Test
  void binaryCrossEntropyAlsoOfLogitsWhoseSigmoidIsZeroOrOne() {
    golden(
        Loss.binaryCrossEntropy(),
        ANSWERS,
        YES,
        List.of(0.8777789597070469, 66.6666666666667),
        List.of(-1 / 6.0, 0.2436861928766683, -0.04359902599262748, 0.0, -1 / 3.0, 0.0));
    golden(
        Loss.binaryCrossEntropy(3),
        ANSWERS,
        YES,
        List.of(1.6943650819208393, 200.00000000000009),
        List.of(-0.5, 0.2436861928766683, -0.19039853898894124, 0.0, -1.0, 0.0));
  }

  /** From the formula, in Python's double. */
  @Test
  void binaryCrossEntropyWithLabelSmoothing() {
    golden(
        Loss.binaryCrossEntropy().withLabelSmoothing(0.25f),
        ANSWERS,
        YES,
        List.of(0.8777789597070468, 67.9166666666667),
        List.of(
            -0.125, 0.20201952621000163, -0.06443235932596081,
            0.04166666666663548, -0.2916666666666667, 0.041666666666666664));
    golden(
        Loss.binaryCrossEntropy(3).withLabelSmoothing(0.25f),
        ANSWERS,
        YES,
        List.of(1.7513299579608195, 184.5833333333334),
        List.of(
            -0.4166666666666667, 0.17960774109583535, -0.24793175057135294,
            0.04166666666658089, -0.875, 0.041666666666666664));
  }

  @Test
  void crossEntropyWithClassWeights() {
    golden(
        Loss.crossEntropy().withClassWeights(0.5f, 2, 1),
        LOGITS,
        CLASSES,
        List.of(0.4076059644443804, 2.1972245773362196, 51.0),
        List.of(
            0.09003057317038043, 0.24472847105479764, -0.3347590442251782,
            0.6666666666666666, -1.3333333333333335, 0.6666666666666666,
            -0.5, 0.0, 0.5));
  }

  @Test
  void crossEntropyWithLabelSmoothing() {
    golden(
        Loss.crossEntropy().withLabelSmoothing(0.1f),
        LOGITS,
        CLASSES,
        List.of(0.5076059644443804, 1.0986122886681098, 98.51666666666667),
        List.of(
            0.0566972398370471, 0.21139513772146432, -0.26809237755851156,
            0.3, -0.6, 0.3,
            -0.9333333333333333, -0.03333333333333333, 0.9666666666666667));
  }

  @Test
  void crossEntropyWithBoth() {
    golden(
        Loss.crossEntropy().withClassWeights(0.5f, 2, 1).withLabelSmoothing(0.1f),
        LOGITS,
        CLASSES,
        List.of(0.5143993971851201, 2.105673553280544, 54.233333333333334),
        List.of(
            0.07486441605655343, 0.18214061223904426, -0.2570050282955979,
            0.6222222222222222, -1.2277777777777779, 0.6055555555555555,
            -0.4666666666666667, -0.06666666666666667, 0.5333333333333333));
  }

  @Test
  void equalClassWeightsAreOneValueInThePackedRow() {
    golden(
        Loss.crossEntropy().withClassWeights(2, 2, 2),
        LOGITS,
        CLASSES,
        List.of(2 * 0.4076059644443804, 2 * 1.0986122886681098, 204.0),
        List.of(
            0.18006114634076086, 0.4894569421095953, -0.6695180884503564,
            0.6666666666666666, -1.3333333333333335, 0.6666666666666666,
            -2.0, 0.0, 2.0));
  }

  @Test
  void hinge() {
    // torch.clamp(1 - t * y, min=0).mean(1)
    golden(
        Loss.hinge(),
        new NdArray(Shape.of(2, 3), 0.3, -2, 0.5, 1.5, 0, -0.25),
        new NdArray(Shape.of(2, 3), 1, -1, -1, 1, -1, 1),
        List.of(0.7333333333333334, 0.75),
        List.of(-1 / 3.0, 0.0, 1 / 3.0, 0.0, 1 / 3.0, -1 / 3.0));
  }

  @Test
  void multiclassHinge() {
    NdArray scores = new NdArray(Shape.of(3, 3), 1, 2, 3.5, 0, 0.25, 0, -2, 0.5, 3);
    List<Double> gradient =
        List.of(0.0, 0.0, 0.0, 1 / 3.0, -2 / 3.0, 1 / 3.0, -2 / 3.0, 1 / 3.0, 1 / 3.0);
    golden(Loss.multiclassHinge(), scores, CLASSES, List.of(0.0, 0.5, 19 / 6.0), gradient);
    golden(
        new MulticlassHinge(0.5f), scores, CLASSES, List.of(0.0, 1 / 6.0, 17 / 6.0), gradient);
  }

  @Test
  void kullbackLeiblerWhereSomeProbabilitiesAreZero() {
    golden(
        Loss.kullbackLeibler(),
        LOGITS,
        new NdArray(Shape.of(3, 3), 0.2, 0.3, 0.5, 0, 1, 0, 0.25, 0.75, 0),
        List.of(0.0779529503798069, 1.0986122886681098, 99.56266485538119),
        List.of(
            -0.10996942682961958, -0.05527152894520235, 0.16524095577482178,
            0.3333333333333333, -0.6666666666666667, 0.3333333333333333,
            -0.25, -0.75, 1.0));
  }

  private void golden(
      Loss loss, NdArray output, NdArray target, List<Double> losses, List<Double> gradient) {
    GraphBuilder g = GraphBuilder.plain();
    Value y = g.input("y", output.type());
    Value each = loss.apply(g, y, g.input("t", target.type()));
    g.output("loss", each);
    g.output("gradient", Gradients.of(each.sum(), List.of(y)).getFirst());
    Graph graph = g.build();
    var defined = ReferenceExecutor.run(graph, Map.of("y", output, "t", target));
    assertEquals(TensorType.f32(losses.size()), defined.get("loss").type());
    assertClose(losses, defined.get("loss").values(), 6e-8);
    assertClose(gradient, defined.get("gradient").values(), 6e-8);
    Backend backend = noLeaks.watch(Backend.open());
    try (Executable executable = backend.compile(graph);
        Session session = executable.open(Map.of())) {
      output.copyTo(session.input("y"));
      target.copyTo(session.input("t"));
      session.run();
      assertClose(losses, NdArray.of(session.output("loss")).values(), 1e-6);
      assertClose(gradient, NdArray.of(session.output("gradient")).values(), 1e-6);
    }
  }

  private static void assertClose(List<Double> expected, double[] actual, double tolerance) {
    assertEquals(expected.size(), actual.length);
    for (int i = 0; i < actual.length; i++) {
      double e = expected.get(i);
      assertEquals(e, actual[i], tolerance * Math.max(1, Math.abs(e)), "element " + i);
    }
  }

  @Test
  void gradientsAreThoseOfTheValues() {
    NdArray t = new NdArray(Shape.of(2, 3), 1, 0, 0.25, 0.5, 0.25, 0.25);
    NdArray signs = new NdArray(Shape.of(2, 3), 1, -1, 1, -1, 1, 1);
    NdArray y = new NdArray(Shape.of(2, 3), 0.75, 2, -3.5, 0.25, -0.5, 0.125);
    NdArray c = new NdArray(TensorType.i32(2), new double[] {2, 0});
    check(Loss.meanSquaredError(), y, t);
    check(Loss.meanAbsoluteError(), y, t);
    check(Loss.huber(1), y, t);
    check(Loss.binaryCrossEntropy(), y, t);
    check(Loss.binaryCrossEntropy(3), y, t);
    check(Loss.kullbackLeibler(), y, t);
    check(Loss.hinge(), y, signs);
    check(Loss.multiclassHinge(), y, c);
    check(Loss.crossEntropy().withClassWeights(0.5f, 2, 1).withLabelSmoothing(0.1f), y, c);
    check(Loss.crossEntropy().withLabelSmoothing(0.1f), y, c);
  }

  private static void check(Loss loss, NdArray output, NdArray target) {
    GradientCheck.of((g, xs) -> loss.apply(g, xs.get(0), xs.get(1))).wrt("x0").at(output, target);
  }

  @Test
  void aLogitOfZeroIsNoKink() {
    // A sigmoid's cross-entropy is smooth at 0, where its parts max(x, 0) and |x| are not.
    NdArray zero = new NdArray(Shape.of(1, 2), 0, 0);
    NdArray t = new NdArray(Shape.of(1, 2), 1, 0.25);
    for (Loss loss : List.of(Loss.binaryCrossEntropy(), Loss.binaryCrossEntropy(3))) {
      GradientCheck.of((g, xs) -> loss.apply(g, xs.get(0), xs.get(1)))
          .wrt("x0")
          .order(2)
          .at(zero, t);
    }
  }

  @Test
  void examplesOfAnyShapeAreRows() {
    GraphBuilder g = GraphBuilder.plain();
    Value y = g.input("y", TensorType.f32(4, 2, 3));
    Value t = g.input("t", TensorType.f32(4, 6));
    for (Loss loss : List.of(Loss.huber(1), Loss.hinge(), Loss.binaryCrossEntropy())) {
      assertEquals(TensorType.f32(4), loss.apply(g, y, t).type());
    }
  }

  @Test
  void refusesOutputsAndTargetsThatDoNotFit() {
    String values = " F32[2, 3] and the target I32[3]; both must be F32 with as many values";
    shapes("mean absolute error: the output is" + values, Loss.meanAbsoluteError(), Y, CLASSES);
    shapes("huber: the output is" + values, Loss.huber(1), Y, CLASSES);
    shapes("binary cross-entropy: the output is" + values, Loss.binaryCrossEntropy(), Y, CLASSES);
    shapes("hinge: the output is" + values, Loss.hinge(), Y, CLASSES);
    shapes("kullback-leibler: the output is" + values, Loss.kullbackLeibler(), Y, CLASSES);
    shapes(
        "multi-class hinge: the output is F32[2, 3] and the target F32[2, 3]; they must be logits"
            + " F32[batch, classes] and classes I32[batch]",
        Loss.multiclassHinge(),
        Y,
        T);
    shapes(
        "mean absolute error: the output is F32[2, 3] and the target F32[3, 2]; both must be F32"
            + " with as many values",
        Loss.meanAbsoluteError(),
        Y,
        T.reshape(Shape.of(3, 2)));
    shapes(
        "cross-entropy: there are 2 class weights and 3 classes; give one weight a class",
        Loss.crossEntropy().withClassWeights(1, 2),
        LOGITS,
        CLASSES);
  }

  private static void shapes(String message, Loss loss, NdArray output, NdArray target) {
    GraphBuilder g = GraphBuilder.plain();
    Value y = g.input("y", output.type());
    Value t = g.input("t", target.type());
    assertEquals(
        message, assertThrows(ShapeException.class, () -> loss.apply(g, y, t)).getMessage());
  }

  @Test
  void refusesNumbersOutOfRange() {
    refuses("huber: delta is 0.0; it must be finite and above 0", () -> Loss.huber(0));
    refuses(
        "binary cross-entropy: positiveWeight is -1.0; it must be finite and above 0",
        () -> Loss.binaryCrossEntropy(-1));
    refuses(
        "binary cross-entropy: labelSmoothing is 1.0; it must be at least 0 and below 1",
        () -> Loss.binaryCrossEntropy().withLabelSmoothing(1));
    refuses(
        "multi-class hinge: margin is NaN; it must be finite and above 0",
        () -> new MulticlassHinge(Float.NaN));
    refuses(
        "cross-entropy: labelSmoothing is 1.0; it must be at least 0 and below 1",
        () -> Loss.crossEntropy().withLabelSmoothing(1));
    refuses(
        "cross-entropy: the class weights are [1.0, -1.0]; they must be finite and not negative",
        () -> Loss.crossEntropy().withClassWeights(1, -1));
  }

  private static void refuses(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
