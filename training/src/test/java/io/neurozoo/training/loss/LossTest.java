// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossTest {
  private static final NdArray OUTPUT = new NdArray(Shape.of(2, 3), 1, 2, 3, 0, 0, 0);
  private static final NdArray CLASSES = new NdArray(TensorType.i32(2), new double[] {2, 1});
  private static final NdArray VALUES = new NdArray(Shape.of(2, 3), 1, 2, 0, 1, 2, 3);

  @Test
  void crossEntropyIsInNatsForEachExample() {
    // -ln softmax([1, 2, 3])[2] = 0.40760596, and ln 3.
    assertArrayEquals(
        new double[] {0.4076059644443806, 1.0986122886681098},
        run(Loss.crossEntropy(), OUTPUT, CLASSES),
        1e-12);
  }

  @Test
  void meanSquaredErrorIsTheMeanOverTheOutputsOfEachExample() {
    assertArrayEquals(
        new double[] {3, 14.0 / 3}, run(Loss.meanSquaredError(), OUTPUT, VALUES), 1e-6);
  }

  @Test
  void meanSquaredErrorComparesRowsOfAnyShape() {
    assertArrayEquals(
        new double[] {3, 14.0 / 3},
        run(Loss.meanSquaredError(), OUTPUT, VALUES.reshape(Shape.of(2, 1, 3))),
        1e-6);
  }

  @Test
  void theTargetDecidesWhereNobodySays() {
    assertArrayEquals(
        run(Loss.crossEntropy(), OUTPUT, CLASSES), run(Loss.byTarget(), OUTPUT, CLASSES));
    assertArrayEquals(
        run(Loss.meanSquaredError(), OUTPUT, VALUES), run(Loss.byTarget(), OUTPUT, VALUES));
  }

  @Test
  void refusesTargetsOfTheOtherKind() {
    fails(
        "cross-entropy: the output is F32[2, 3] and the target F32[2, 3]; they must be logits"
            + " F32[batch, classes] and classes I32[batch]",
        () -> run(Loss.crossEntropy(), OUTPUT, VALUES));
    fails(
        "mean squared error: the output is F32[2, 3] and the target I32[2]; both must be F32 with"
            + " as many values",
        () -> run(Loss.meanSquaredError(), OUTPUT, CLASSES));
  }

  private static void fails(String message, Runnable action) {
    assertEquals(message, assertThrows(ShapeException.class, action::run).getMessage());
  }

  private static double[] run(Loss loss, NdArray output, NdArray target) {
    GraphBuilder g = GraphBuilder.plain();
    g.output("loss", loss.apply(g, g.input("y", output.type()), g.input("t", target.type())));
    return ReferenceExecutor.run(g.build(), Map.of("y", output, "t", target)).get("loss").values();
  }
}
