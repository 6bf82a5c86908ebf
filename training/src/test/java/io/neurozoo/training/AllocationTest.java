// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.testkit.NoLeaks;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A step makes no Java object. Vector kernels make some until they are compiled, so what is asked
 * for is one stretch of steps that made none; a step that makes objects by itself never has one.
 */
class AllocationTest {
  private static final int STRETCH = 60;

  /** The compiler may be slow on a busy machine. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  /** The least bytes that the thread allocated in a stretch of steps within an epoch. */
  private static final class Meter implements TrainingListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long atStart = threads.getCurrentThreadAllocatedBytes();
    private final long begin = System.nanoTime();
    private long least = Long.MAX_VALUE;

    @Override
    public void stepDone(long step, int examples, double loss, double metric) {
      if (step % STRETCH == 0) {
        long now = threads.getCurrentThreadAllocatedBytes();
        least = Math.min(least, now - atStart);
        atStart = now;
        if (least == 0 || System.nanoTime() - begin > PATIENCE_NANOS) {
          throw new Enough();
        }
      }
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aStepMakesNoJavaObject() {
    Meter meter = new Meter();
    Backend backend = noLeaks.watch(Backend.open(BackendOptions.defaults().withThreads(1)));
    try (Model model = Model.create(Toys.network(), Shape.of(2), 1, backend)) {
      Trainer.using(Toys.adam())
          .epochs(Integer.MAX_VALUE)
          .batch(10)
          .listen(meter)
          .fit(model, Toys.circle(1995));
    } catch (Enough e) {
      assertEquals(0, meter.least, "bytes in " + STRETCH + " steps");
    }
  }
}
