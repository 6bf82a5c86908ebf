// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.Task;
import io.neurozoo.backend.Backend;
import io.neurozoo.model.Model;
import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.Schedule;
import io.neurozoo.training.Trainer;
import io.neurozoo.training.TrainingListener;
import io.neurozoo.training.data.Split;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Java API, which the command is built on. */
class ZooTest {
  private static final Task TASK =
      Task.classification(Shape.of(6, 6), List.of("top", "middle", "bottom"));

  @TempDir Path folder;
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private final Zoo zoo = Zoo.open();

  @Test
  void modelsHaveNamesAndDescriptions() {
    assertEquals(
        List.of(
            "deep-feed-forward", "feed-forward", "lwta", "maxout", "perceptron", "radial-basis"),
        zoo.names());
    ModelDescription model = zoo.describe("FF");
    assertEquals("neurozoo:feed-forward", model.id());
    assertEquals(Optional.of("digits"), model.data());
    OptionDescription hidden = model.options().getFirst();
    assertEquals("hidden", hidden.name());
    assertEquals("800", hidden.standard());
    assertEquals("1 to 1048576", hidden.range());
    assertEquals(List.of(), zoo.problems());
    assertTrue(zoo.dataSets().containsKey("idx:DIR"));
  }

  @Test
  void aModelIsCreatedByName() {
    Backend backend = noLeaks.watch(Backend.open());
    Map<String, ?> options = Map.of("hidden", List.of(5, 4), "activation", "tanh");
    try (Model model = zoo.create("feed-forward", options, TASK, 3, backend);
        Model same = zoo.create("ff", options, TASK, 3, backend);
        Model other = zoo.create("ff", options, TASK, 4, backend)) {
      assertEquals(36 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3, model.parameters().count());
      assertEquals(TASK.labels(), model.info().labels());
      float[] x = new float[36];
      x[7] = 1;
      assertArrayEquals(model.predict(x), same.predict(x));
      assertFalse(java.util.Arrays.equals(model.predict(x), other.predict(x)));
    }
    try (Model own = zoo.create("perceptron", Map.of(), TASK, 1)) {
      assertEquals(Shape.of(3), own.outputShape());
    }
  }

  @Test
  void mistakesAreIllegalArguments() {
    assertThrows(IllegalArgumentException.class, () -> zoo.describe("nothing"));
    assertThrows(IllegalArgumentException.class, () -> zoo.create("ff", Map.of("x", 1), TASK, 1));
    assertThrows(
        IllegalArgumentException.class, () -> zoo.create("ff", Map.of("hidden", "a"), TASK, 1));
    assertThrows(IllegalArgumentException.class, () -> zoo.data("nothing", folder));
    assertThrows(IllegalArgumentException.class, () -> TrainingRequest.of("ff").epochs(0));
    assertThrows(IllegalArgumentException.class, () -> TrainingRequest.of("ff").threads(0));
  }

  @Test
  void trainingIsWhatTheTrainerDoesWithTheRecipe() {
    String data = SmallData.write(folder.resolve("data"));
    Path out = folder.resolve("model");
    List<EpochRow> rows = new ArrayList<>();
    TrainingResult result =
        zoo.train(
            TrainingRequest.of("ff")
                .data(data)
                .option("hidden", List.of(8))
                .option("dropout", 0)
                .epochs(3)
                .batch(16)
                .seed(5)
                .out(out)
                .build(),
            new TrainingListener() {
              @Override
              public void epochDone(EpochRow row) {
                rows.add(row);
              }
            });
    assertEquals(3, rows.size());
    assertEquals(out, result.directory());

    Backend backend = noLeaks.watch(Backend.open());
    Map<String, ?> options = Map.of("hidden", List.of(8), "dropout", 0);
    try (Model model = zoo.create("ff", options, TASK, 5, backend);
        Model loaded = Model.load(out, backend)) {
      Split split = Split.holdOut(zoo.data(data, folder).train(), 0.05, 5);
      var adam = Optimizer.adam(Schedule.cosine(0.001f));
      Trainer.using(new Backpropagation(Loss.crossEntropy(), adam))
          .epochs(3)
          .batch(16)
          .seed(5)
          .fit(model, split.train());
      assertArrayEquals(model.parameterValues().toFloats(), loaded.parameterValues().toFloats());
      assertEquals(List.of("0", "1", "2"), loaded.info().labels());
      assertEquals(new Preprocessing(1 / 255f, 0), loaded.info().preprocessing());
      assertEquals("neurozoo:feed-forward", loaded.info().provenance().get("model"));
    }
    EvaluationResult evaluation = zoo.evaluate(out, Optional.empty(), folder, 1);
    assertEquals(result.metrics().get("test.loss"), evaluation.metrics().get("test.loss"));
  }

  @Test
  void aFailingListenerEndsTheTrainingAndLeavesNoModelBehind() {
    String data = SmallData.write(folder.resolve("data"));
    Path out = folder.resolve("failed");
    TrainingRequest request =
        TrainingRequest.of("perceptron").data(data).epochs(1).out(out).build();
    var e =
        assertThrows(
            IllegalStateException.class,
            () ->
                zoo.train(
                    request,
                    new TrainingListener() {
                      @Override
                      public void stepDone(long step, int n, double loss, double metric) {
                        throw new IllegalStateException("enough");
                      }
                    }));
    assertEquals("enough", e.getMessage());
    assertFalse(java.nio.file.Files.exists(out));
  }

  @Test
  void authorsOfPluginsCheckTheirModelsInOneCall() {
    String data = SmallData.write(folder.resolve("data"));
    ArchitectureCheck.of(zoo, TrainingRequest.of("ff").data(data).build()).requirePassed();
    ArchitectureCheck.Report report =
        ArchitectureCheck.of(
            zoo, TrainingRequest.of("ff").data(data).option("learningRate", 0).build());
    assertFalse(report.passed());
    assertThrows(AssertionError.class, report::requirePassed);
  }
}
