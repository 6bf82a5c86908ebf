// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static io.neurozoo.layers.dense.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Split;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrossValidationTest {
  private static final Dataset DATA = Toys.circle(90);

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();
  private Backend backend;

  @BeforeEach
  void open() {
    backend = noLeaks.watch(Backend.open());
  }

  /** Three folds: an example is held out by its index modulo 3. */
  private static List<Split> folds() {
    return IntStream.range(0, 3)
        .mapToObj(
            fold ->
                new Split(
                    DATA.subset(
                        IntStream.range(0, 90).filter(i -> i % 3 != fold).toArray(), "train"),
                    DATA.subset(
                        IntStream.range(0, 90).filter(i -> i % 3 == fold).toArray(), "test")))
        .toList();
  }

  private Model model(int fold) {
    Network network = Network.of(dense(16), (g, x) -> x.tanh(), dense(2));
    return Model.create(network, Shape.of(2), fold, backend);
  }

  @Test
  void everyFoldIsTrainedAndEvaluatedOnItsOwn() {
    Trainer trainer = Trainer.using(Toys.adam()).epochs(5).batch(10);
    var result = CrossValidation.of(folds()).run(this::model, trainer, Loss.crossEntropy());
    assertEquals(3, result.folds().size());
    double sum = 0;
    double squares = 0;
    for (int fold = 0; fold < 3; fold++) {
      Split split = folds().get(fold);
      try (Model model = model(fold)) {
        TrainingReport report = trainer.fit(model, split.train());
        var alone =
            Evaluator.evaluate(
                model, split.validation(), Loss.crossEntropy());
        assertEquals(alone, result.folds().get(fold).evaluation());
        assertEquals(report.steps(), result.folds().get(fold).training().steps());
        sum += alone.accuracy();
        squares += alone.accuracy() * alone.accuracy();
      }
    }
    double mean = sum / 3;
    assertEquals(mean, result.mean("accuracy"), 1e-15);
    assertEquals(
        Math.sqrt((squares - 3 * mean * mean) / 2), result.standardDeviation("accuracy"), 1e-7);
  }

  @Test
  void whatATrainerSelectsByIsHeldOutOfTheTrainingData() {
    List<TrainingPlan> plans = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void start(TrainingPlan plan) {
            plans.add(plan);
          }
        };
    Trainer trainer =
        Trainer.using(Toys.adam())
            .epochs(3)
            .listen(listener)
            .earlyStopping(EarlyStopping.patience(2));
    CrossValidation folds = CrossValidation.of(folds());
    folds.holdingOut(0.2, 7).run(this::model, trainer, Loss.crossEntropy());
    assertEquals(3, plans.size());
    assertEquals(48, plans.getFirst().trainExamples());
    assertEquals(12, plans.getFirst().validationExamples());
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> folds.run(this::model, trainer, Loss.crossEntropy()));
    assertEquals(
        "training phase 'training': it watches 'loss' of the validation data and there is none;"
            + " hold some out and give it to fit",
        e.getMessage());
  }

  @Test
  void refusesNoFoldsAndFractionsOutOfRange() {
    var none =
        assertThrows(IllegalArgumentException.class, () -> CrossValidation.of(List.of()));
    assertEquals("cross-validation: there are no folds; give at least one", none.getMessage());
    var all =
        assertThrows(
            IllegalArgumentException.class, () -> CrossValidation.of(folds()).holdingOut(1, 1));
    assertEquals(
        "cross-validation: validationFraction is 1.0; it must be at least 0 and below 1",
        all.getMessage());
  }
}
