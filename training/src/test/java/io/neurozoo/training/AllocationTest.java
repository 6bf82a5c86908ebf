// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.model.Model;
import io.neurozoo.model.Predictor;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Inputs;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.Evaluator;
import io.neurozoo.training.optimizer.Optimizer;
import io.neurozoo.training.rule.Backpropagation;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What is repeated makes no Java object once it is warm. Vector kernels make some until they are
 * compiled, so what is asked for is one stretch of repetitions that made none; code that makes
 * objects by itself never has one. One thread does it all: only its own objects are counted.
 */
class AllocationTest {
  private static final int STRETCH = 60;

  /** The compiler may be slow on a busy machine. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The least bytes that this thread allocated in a stretch of repetitions. */
  private static final class Meter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long begin = System.nanoTime();
    private long repetitions;
    private long atStart = threads.getCurrentThreadAllocatedBytes();
    private long least = Long.MAX_VALUE;

    /** Counts one, and ends the test after a stretch without allocation, or out of patience. */
    void repeated() {
      repetitions++;
      if (repetitions % STRETCH == 0) {
        long now = threads.getCurrentThreadAllocatedBytes();
        least = Math.min(least, now - atStart);
        atStart = now;
        if (least == 0 || System.nanoTime() - begin > PATIENCE_NANOS) {
          throw new Enough();
        }
      }
    }
  }

  private void assertNone(Meter meter, Consumer<Model> endless) {
    Backend backend = noLeaks.watch(Backend.open(BackendOptions.defaults().withThreads(1)));
    try (Model model = Model.create(Toys.network(), Shape.of(2), 1, backend)) {
      assertThrows(Enough.class, () -> endless.accept(model));
    }
    assertEquals(0, meter.least, "bytes in " + STRETCH + " repetitions");
  }

  @Test
  void aStepMakesNoJavaObject() {
    Schedule schedule = Schedule.cosine(0.01f).afterWarmUp(0.5);
    Optimizer all = Optimizer.nadam(schedule).withWeightDecay(0.01f).withL1(1e-4f);
    for (Optimizer optimizer :
        List.of(Optimizer.adam(0.01f), all.clippedByNorm(1).clippedByValue(1))) {
      var rule = new Backpropagation(Loss.byTarget(), optimizer);
      for (LearningRule each : List.of(rule, rule.withGradientNorms())) {
        Meter meter = new Meter();
        Trainer trainer =
            Trainer.using(each).epochs(Integer.MAX_VALUE).batch(10).listen(counting(meter));
        assertNone(meter, model -> trainer.fit(model, Toys.circle(1995)));
      }
    }
  }

  private static TrainingListener counting(Meter meter) {
    return new TrainingListener() {
      @Override
      public void stepDone(long step, int examples, double loss, double metric) {
        meter.repeated();
      }
    };
  }

  @Test
  void aBatchOfAnEvaluationMakesNoJavaObject() {
    Meter meter = new Meter();
    int batch = 256;
    Inputs points = Toys.circle(batch * (2 * STRETCH + 1));
    Inputs counting =
        new Inputs() {
          @Override
          public int size() {
            return points.size();
          }

          @Override
          public Shape inputShape() {
            return points.inputShape();
          }

          @Override
          public void copyInput(int index, MemorySegment floats, long byteOffset) {
            if (index % batch == 0) {
              meter.repeated();
            }
            points.copyInput(index, floats, byteOffset);
          }
        };
    List<String> labels = List.of("in", "out");
    Dataset data = Dataset.labelled("counted", "", counting, labels, new int[points.size()]);
    assertNone(
        meter,
        model -> {
          try (Evaluator evaluator = Evaluator.of(model, data, Loss.crossEntropy())) {
            while (true) {
              evaluator.run();
            }
          }
        });
  }

  @Test
  void aRunOfAPredictorMakesNoJavaObject() {
    Meter meter = new Meter();
    assertNone(
        meter,
        model -> {
          try (Predictor predictor = model.predictor(10)) {
            while (true) {
              predictor.input().set(0, 0.5f);
              predictor.run();
              predictor.output().get(0);
              meter.repeated();
            }
          }
        });
  }
}
