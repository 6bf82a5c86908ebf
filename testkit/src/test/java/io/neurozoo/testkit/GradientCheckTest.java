// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

  /** y = x^3 whose gradient is that of {@code slope}, with {@code wrong} added at one element. */
  private record Cube(double slope, int wrongAt) implements Op {
    @Override
    public String id() {
      return "test:cube";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {
      Value x = p.input(0);
      p.contribute(
          0,
          () -> {
            Value right = p.gradient().times(x.square().times(slope));
            if (wrongAt < 0) {
              return right;
            }
            var one = NdArray.zeros(x.shape());
            one.values()[wrongAt] = 1e-3;
            return right.plus(p.builder().apply(new Fixed(one)));
          });
    }

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return List.of(inputs.getFirst().map(x -> x * x * x));
    }
  }

  /** Values known when the graph is built. */
  private record Fixed(NdArray values) implements Op {
    @Override
    public String id() {
      return "test:fixed";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return List.of(values.type());
    }

    @Override
    public void vjp(Pullback p) {}

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return List.of(values);
    }
  }

  private static String failure(Runnable check) {
    return assertThrows(AssertionError.class, check::run).getMessage();
  }

  @Test
  void acceptsRightGradients() {
    assertDoesNotThrow(
        () -> GradientCheck.of(new Cube(3, -1)).order(3).at(uniform(-2, 2, 3, 4).values()));
  }

  @Test
  void namesInputIndexAndBothValuesOfAWrongElement() {
    NdArray x = new NdArray(Shape.of(2, 3), 1, 1, 1, 1, 2, 1);
    String message = failure(() -> GradientCheck.of(new Cube(3, 4)).at(x, x.reshape(x.shape())));
    assertTrue(
        message.startsWith(
            "derivative of order 1 with respect to 'x0' F32[2, 3] at [1, 1]: the graph gives "),
        message);
    assertTrue(message.contains("central differences give "), message);
    assertTrue(message.endsWith("; mend the vjp"), message);
  }

  @Test
  void findsAFactorThatIsSlightlyWrong() {
    assertTrue(
        failure(() -> GradientCheck.of(new Cube(3.001, -1)).at(uniform(1, 2, 4).values()))
            .contains("[0]"));
  }

  @Test
  void findsOneWrongElementAmongManyByDirections() {
    NdArray x = uniform(-1, 1, 20, 50).values();
    String message = failure(() -> GradientCheck.of(new Cube(3, 777)).at(x));
    assertTrue(message.contains("along random direction 0"), message);
    assertTrue(message.contains("furthest apart at [15, 27]"), message);
  }

  @Test
  void checksLargeInputsByDirections() {
    assertDoesNotThrow(
        () ->
            GradientCheck.check(
                (g, xs) -> xs.get(0).matmul(xs.get(1)).tanh(),
                uniform(-1, 1, 30, 20).values(0),
                uniform(-1, 1, 20, 40).values(1)));
  }

  /** The first derivative is right as a number, but stops the second one on its way. */
  private record StuckSquare() implements Op {
    @Override
    public String id() {
      return "test:stuckSquare";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {
      p.contribute(0, () -> p.gradient().times(p.input(0).stopGradient().times(2)));
    }

    @Override
    public List<NdArray> evaluate(List<NdArray> inputs) {
      return List.of(inputs.getFirst().map(x -> x * x));
    }
  }

  @Test
  void findsAGradientThatIsNotDifferentiable() {
    NdArray x = uniform(-2, 2, 3).values();
    assertDoesNotThrow(() -> GradientCheck.of(new StuckSquare()).at(x));
    String message = failure(() -> GradientCheck.of(new StuckSquare()).order(2).at(x));
    assertTrue(
        message.startsWith("derivative of order 2 with respect to 'x0' F32[3] at [0]"), message);
  }

  @Test
  void notANumberIsNeverRight() {
    String message =
        failure(
            () ->
                GradientCheck.check(
                    (g, xs) -> xs.getFirst().sqrt(), new NdArray(Shape.of(2), -1, 1)));
    assertTrue(message.contains("NaN"), message);
  }

  @Test
  void weighsElementsSoThatASumHidesNothing() {
    // The sum of a softmax is always 1, so that without weights every gradient would be 0.
    String message =
        failure(
            () ->
                GradientCheck.check(
                    (g, xs) -> xs.getFirst().softmax().stopGradient().plus(xs.getFirst().times(0)),
                    uniform(-1, 1, 2, 3).values()));
    assertTrue(message.contains("[0, 0]"), message);
  }

  @Test
  void differentiatesOnlyWhatWasAskedFor() {
    GradientCheck check = GradientCheck.of((g, xs) -> xs.get(0).stopGradient().times(xs.get(1)));
    NdArray x = uniform(-1, 1, 3).values();
    assertTrue(failure(() -> check.at(x, x)).contains("'x0'"));
    assertDoesNotThrow(() -> check.wrt("x1").at(x, x));
    assertEquals(
        "wrt [x7] names inputs that are not among [x0, x1]",
        assertThrows(IllegalArgumentException.class, () -> check.wrt("x7").at(x, x)).getMessage());
  }

  @Test
  void leavesIntegersAlone() {
    assertDoesNotThrow(
        () ->
            GradientCheck.check(
                (g, xs) -> xs.get(0).softmaxCrossEntropy(xs.get(1)),
                uniform(-1, 1, 3, 4).values(),
                indices(4, 3).values()));
    assertEquals(
        "none of the inputs [labels] is F32, so there is no gradient",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    GradientCheck.of((g, xs) -> xs.getFirst().oneHot(4).sum())
                        .at(Map.of("labels", indices(4, 3).values())))
            .getMessage());
  }
}
