// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which plans and sessions a model keeps, and what many threads see of it. */
@Timeout(60)
class PlansTest {
  private final HeapBackend backend = new HeapBackend();

  @AfterEach
  void everythingIsGivenBack() {
    assertEquals(0, backend.usedBytes());
    assertEquals(0, backend.openSessions.get());
    assertEquals(0, backend.openExecutables.get());
  }

  private Model model() {
    return Model.create(TestLayers.everything(), TestLayers.example(), 42, backend);
  }

  @Test
  void aBatchSizeIsPlannedOnceAndItsSessionUsedAgain() {
    try (Model model = model()) {
      for (int i = 0; i < 5; i++) {
        model.predict(new float[8]);
      }
      assertEquals(1, backend.compilations.get());
      assertEquals(1, backend.openSessions.get());
    }
  }

  @Test
  void theEightBatchSizesUsedLastAreKept() {
    try (Model model = model()) {
      for (int batch = 1; batch <= 8; batch++) {
        model.predict(new float[8 * batch]);
      }
      model.predict(new float[8]);
      assertEquals(8, backend.compilations.get());
      model.predict(new float[8 * 9]);
      assertEquals(8, backend.openExecutables.get());
      model.predict(new float[8]);
      assertEquals(9, backend.compilations.get(), "1 was used after 2, so 2 was dropped");
      model.predict(new float[8 * 2]);
      assertEquals(10, backend.compilations.get());
    }
  }

  @Test
  void aDroppedPlanLivesUntilItsPredictorIsClosed() {
    try (Model model = model()) {
      Predictor predictor = model.predictor(1);
      for (int batch = 2; batch <= 12; batch++) {
        model.predict(new float[8 * batch]);
      }
      assertEquals(9, backend.openExecutables.get());
      predictor.run();
      predictor.close();
      assertEquals(8, backend.openExecutables.get());
    }
  }

  @Test
  void newLabelsMakeNewPlansButOpenPredictorsGoOn() {
    try (Model model = model();
        Predictor before = model.predictor(1)) {
      model.info(new ModelInfo(List.of("a", "b", "c"), Preprocessing.none(), Map.of()));
      before.run();
      assertThrows(IllegalArgumentException.class, () -> before.output("probabilities"));
      try (Predictor after = model.predictor(1)) {
        after.run();
        assertArrayEquals(before.output().toFloats(), after.output().toFloats());
        assertEquals(3, after.output("probabilities").toFloats().length);
      }
    }
  }

  @Test
  void aRunThatFailsLeavesNothingBehind() {
    try (Model model = model()) {
      backend.duringRun =
          () -> {
            throw new IllegalStateException("the run failed");
          };
      assertThrows(IllegalStateException.class, () -> model.predict(new float[8]));
      assertEquals(0, backend.openSessions.get());
      backend.duringRun = () -> {};
      assertEquals(3, model.predict(new float[8]).length);
    }
  }

  @Test
  void aSessionWithoutMemoryLeavesNothingBehind() {
    try (Model model = model()) {
      long used = backend.usedBytes();
      for (int allocations = 0; allocations < 2; allocations++) {
        backend.allocationsLeft = allocations;
        assertThrows(IllegalStateException.class, () -> model.predictor(1));
        backend.allocationsLeft = allocations;
        assertThrows(IllegalStateException.class, () -> model.predict(new float[8]));
        assertEquals(used, backend.usedBytes());
      }
      backend.allocationsLeft = Integer.MAX_VALUE;
      try (Training _ = model.holdForTraining()) {
        assertEquals(used, backend.usedBytes());
      }
    }
  }

  @Test
  void aPlanThatFailsLeavesNothingBehind() {
    Layer onlyForUpToFour =
        (g, x) -> {
          if (x.shape().dim(0) > 4) {
            throw new IllegalArgumentException("too many");
          }
          return x;
        };
    Model model = Model.create(onlyForUpToFour, Shape.of(1), 1, backend);
    assertThrows(IllegalArgumentException.class, () -> model.predict(1, 2, 3, 4, 5));
    assertEquals(2, model.predict(1, 2).length);
    model.close();
  }

  @Test
  void manyThreadsPredictTheSame() throws Exception {
    try (Model model = model();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      float[] inputs = TestLayers.inputs(8 * 12);
      float[] expected = model.predict(inputs);
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int batch = 1 + i % 12;
        tasks.add(
            () -> {
              float[] out = model.predict(Arrays.copyOf(inputs, 8 * batch));
              assertArrayEquals(Arrays.copyOf(expected, 3 * batch), out);
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    }
  }

  @Test
  void aModelCannotBeClosedOrTrainedDuringAPrediction() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Model model = model();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      backend.duringRun =
          () -> {
            running.countDown();
            await(goOn);
          };
      Future<float[]> prediction = thread.submit(() -> model.predict(new float[8]));
      await(running);
      String message = assertThrows(IllegalStateException.class, model::close).getMessage();
      assertTrue(message.contains("cannot be closed"), message);
      assertThrows(IllegalStateException.class, model::holdForTraining);
      goOn.countDown();
      assertEquals(3, prediction.get().length);
    }
    model.close();
  }

  @Test
  void oneOfManyTrainingsAtOnceHoldsTheModel() throws Exception {
    try (Model model = model();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 50; round++) {
        CountDownLatch tried = new CountDownLatch(4);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          tasks.add(() -> holds(model, tried));
        }
        int held = 0;
        for (Future<Boolean> result : threads.invokeAll(tasks)) {
          held += result.get() ? 1 : 0;
        }
        assertEquals(1, held);
      }
    }
  }

  /** True where the model could be held; it is held until all have tried. */
  private static boolean holds(Model model, CountDownLatch tried) {
    Training training = null;
    try {
      training = model.holdForTraining();
    } catch (IllegalStateException refused) {
      // Counted as not held.
    }
    tried.countDown();
    await(tried);
    if (training != null) {
      training.close();
    }
    return training != null;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
