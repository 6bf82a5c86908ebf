// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.metric;

import static io.neurozoo.layers.dense.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.backend.Backend;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.Toys;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Inputs;
import io.neurozoo.training.loss.Loss;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private Backend backend() {
    return noLeaks.watch(Backend.open());
  }

  @Test
  void lossAndAccuracyAreThoseComputedByHand() {
    Dataset data = Toys.circle(300);
    try (Model model = Model.create(Toys.network(), Shape.of(2), 4, backend())) {
      double loss = 0;
      int right = 0;
      float[] x = new float[2];
      for (int i = 0; i < data.size(); i++) {
        data.copyInput(i, MemorySegment.ofArray(x), 0);
        float[] y = model.predict(x);
        int label = data.label(i);
        loss += StrictMath.log(1 + StrictMath.exp(y[1 - label] - y[label]));
        right += (y[1] > y[0] ? 1 : 0) == label ? 1 : 0;
      }
      Evaluation evaluation = Evaluator.evaluate(model, data, Loss.crossEntropy());
      assertEquals(300, evaluation.examples());
      assertEquals(loss / 300, evaluation.loss(), 1e-6);
      assertEquals(right / 300.0, evaluation.accuracy());
      assertEquals(List.of("loss", "accuracy"), List.copyOf(evaluation.metrics().keySet()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 299, 300, 1000})
  void theSizeOfABatchChangesNoBit(int batch) {
    Dataset data = Toys.circle(300);
    try (Model model = Model.create(Toys.network(), Shape.of(2), 4, backend());
        Evaluator evaluator = Evaluator.of(model, data, Loss.crossEntropy(), batch)) {
      assertEquals(Evaluator.evaluate(model, data, Loss.crossEntropy()), evaluator.run());
      assertEquals(evaluator.run(), evaluator.run());
    }
  }

  @Test
  void aModelFromAFileHasTheSameFigures(@TempDir Path folder) {
    Dataset data = Toys.circle(300);
    Backend backend = backend();
    try (Model model = Model.create(Toys.network(), Shape.of(2), 4, backend)) {
      model.save(folder);
      try (Model loaded = Model.load(folder, backend)) {
        assertEquals(
            Evaluator.evaluate(model, data, Loss.crossEntropy()),
            Evaluator.evaluate(loaded, data, Loss.crossEntropy()));
      }
    }
  }

  @Test
  void valuesHaveAMeanSquaredErrorAndItsRoot() {
    Inputs inputs = Inputs.ofFloats(Shape.of(1), new float[] {0, 0});
    Dataset data = Dataset.valued("zeros", "zeros", inputs, Shape.of(2), new float[] {3, 0, 0, 1});
    try (Model model = Model.create(dense(2), Shape.of(1), 1, backend())) {
      Evaluation evaluation = Evaluator.evaluate(model, data, Loss.byTarget());
      assertEquals(List.of("loss", "mse", "rmse"), List.copyOf(evaluation.metrics().keySet()));
      assertEquals(2.5, evaluation.loss());
      assertEquals(2.5, evaluation.get("mse"));
      assertEquals(Math.sqrt(2.5), evaluation.get("rmse"));
      fails("evaluation: there is no metric 'accuracy'; there are [loss, mse, rmse]",
          evaluation::accuracy);
    }
  }

  @Test
  void modelAndDataMustGoTogether() {
    Backend backend = backend();
    try (Model wide = Model.create(dense(2), Shape.of(3), 1, backend);
        Model three = Model.create(dense(3), Shape.of(2), 1, backend)) {
      fails(
          "data set 'circle': its examples are [2] but the model takes [3]; make the model for the"
              + " data's shape",
          () -> Evaluator.evaluate(wide, Toys.circle(5), Loss.byTarget()));
      fails(
          "data set 'circle': it has 2 classes but the model's output is [3]; give the model one"
              + " output a class",
          () -> Evaluator.evaluate(three, Toys.circle(5), Loss.byTarget()));
      fails(
          "data set 'surface': its targets are [2] but the model's output is [3]; both must have"
              + " as many values",
          () -> Evaluator.evaluate(three, Toys.surface(5), Loss.byTarget()));
    }
  }

  @Test
  void aLossThatDoesNotFitLeavesNothingBehind() {
    try (Model model = Model.create(dense(2), Shape.of(2), 1, backend())) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Evaluator.evaluate(model, Toys.circle(5), Loss.meanSquaredError()));
    }
  }

  private static void fails(String message, Runnable action) {
    var e = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals(message, e.getMessage());
  }
}
