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
      ConfusionMatrix confusion = new ConfusionMatrix(2);
      float[] margins = new float[data.size()];
      for (int i = 0; i < data.size(); i++) {
        data.copyInput(i, MemorySegment.ofArray(x), 0);
        float[] y = model.predict(x);
        int label = data.label(i);
        loss += StrictMath.log(1 + StrictMath.exp(y[1 - label] - y[label]));
        right += (y[1] > y[0] ? 1 : 0) == label ? 1 : 0;
        confusion.add(label, y[1] > y[0] ? 1 : 0);
        margins[i] = y[1] - y[0];
      }
      double auc = auc(data, margins);
      Evaluation evaluation = Evaluator.evaluate(model, data, Loss.crossEntropy());
      assertEquals(300, evaluation.examples());
      assertEquals(loss / 300, evaluation.loss(), 1e-6);
      assertEquals(right / 300.0, evaluation.accuracy());
      assertEquals(List.of("loss", "accuracy"), List.copyOf(evaluation.metrics().keySet()));
      assertEquals(confusion, evaluation.confusion());
      Classification more = evaluation.classification().orElseThrow();
      assertEquals(right / 300.0, more.topK().accuracy(1));
      assertEquals(1, more.topK().accuracy(2));
      assertEquals(auc, more.auc().orElseThrow(), 1e-12);
    }
  }

  /** By its definition: over all pairs. */
  private static double auc(Dataset data, float[] margins) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < margins.length; i++) {
      for (int j = 0; j < margins.length; j++) {
        if (data.label(i) == 1 && data.label(j) == 0) {
          sum += margins[i] > margins[j] ? 1 : margins[i] == margins[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return sum / pairs;
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
      List<String> names = List.of("loss", "mse", "rmse", "mae", "r2");
      assertEquals(names, List.copyOf(evaluation.metrics().keySet()));
      assertEquals(2.5, evaluation.loss());
      assertEquals(2.5, evaluation.get("mse"));
      assertEquals(Math.sqrt(2.5), evaluation.get("rmse"));
      assertEquals(1, evaluation.get("mae"));
      // Of the first value 1 - 9 / 4.5, of the second 1 - 1 / 0.5.
      assertEquals(-1, evaluation.get("r2"));
      fails(
          "evaluation: there is no metric 'accuracy'; there are [loss, mse, rmse, mae, r2]",
          evaluation::accuracy);
      var e = assertThrows(IllegalStateException.class, evaluation::confusion);
      assertEquals(
          "evaluation: a confusion matrix is for classes and the targets are values; there are the"
              + " metrics [loss, mse, rmse, mae, r2]",
          e.getMessage());
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
