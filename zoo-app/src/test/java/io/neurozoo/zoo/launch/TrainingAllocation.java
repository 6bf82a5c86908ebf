// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.model.Model;
import io.neurozoo.training.TrainingListener;
import io.neurozoo.training.data.Dataset;
import java.util.stream.IntStream;

/**
 * Trains with two threads, until nothing was allocated for some stretches of steps in a row, or for
 * {@value #MOST} stretches. Prints what was allocated in each, as {@code stretch N: main BYTES,
 * workers BYTES}.
 */
final class TrainingAllocation implements TrainingListener {
  static final int STEPS_OF_STRETCH = 1_000;
  static final int CLEAN = 5;
  private static final int MOST = 60;
  private static final int THREADS = 2;
  private static final int EXAMPLES = 1_024;

  private final long[] threads = Allocation.workers();
  private long main;
  private long workers;
  private int clean;

  /** Ends the training: that is all we wanted to know. */
  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    int[] order =
        IntStream.range(0, MOST * STEPS_OF_STRETCH * Training.BATCH)
            .map(i -> i % EXAMPLES)
            .toArray();
    Dataset data = Training.data(EXAMPLES).subset(order, "the same, over and over");
    try (Backend backend = Backend.open(BackendOptions.defaults().withThreads(THREADS));
        Model model = Training.model(backend)) {
      var listener = new TrainingAllocation();
      if (listener.threads.length != THREADS - 1) {
        throw new IllegalStateException(listener.threads.length + " workers were found");
      }
      Training.trainer().epochs(1).listen(listener).fit(model, data);
    } catch (Done e) {
      System.out.println("done");
    }
  }

  @Override
  public void stepDone(long step, int examples, double loss, double metric) {
    if (step % STEPS_OF_STRETCH == 0) {
      endStretch(step / STEPS_OF_STRETCH);
    }
  }

  private void endStretch(long stretch) {
    long byMain = Allocation.ofThisThread() - main;
    long byWorkers = Allocation.of(threads) - workers;
    System.out.println("stretch " + stretch + ": main " + byMain + ", workers " + byWorkers);
    clean = byMain == 0 && byWorkers == 0 ? clean + 1 : 0;
    if (clean == CLEAN) {
      throw new Done();
    }
    // The line above was allocated too; it is none of the training's.
    main = Allocation.ofThisThread();
    workers = Allocation.of(threads);
  }
}
