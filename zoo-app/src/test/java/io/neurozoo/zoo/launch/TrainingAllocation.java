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
 * Trains one long epoch and prints what the training thread and the workers allocated in each stretch
 * of steps, as {@code stretch N main BYTES workers BYTES}.
 */
final class TrainingAllocation implements TrainingListener {
  static final int STRETCH = 1_000;
  private static final int EXAMPLES = 1_024;

  private final long[] main;
  private final long[] workers;
  private final long[] threads;

  private TrainingAllocation(int stretches, long[] threads) {
    this.main = new long[stretches];
    this.workers = new long[stretches];
    this.threads = threads;
  }

  /** Takes the number of threads and that of stretches. */
  public static void main(String[] arguments) {
    int threads = Integer.parseInt(arguments[0]);
    int stretches = Integer.parseInt(arguments[1]);
    int[] order =
        IntStream.range(0, stretches * STRETCH * Training.BATCH).map(i -> i % EXAMPLES).toArray();
    Dataset data = Training.data(EXAMPLES).subset(order, "the same, over and over");
    try (Backend backend = Backend.open(BackendOptions.defaults().withThreads(threads));
        Model model = Training.model(backend)) {
      var allocation = new TrainingAllocation(stretches, Allocation.workers());
      if (allocation.threads.length != threads - 1) {
        throw new IllegalStateException(allocation.threads.length + " workers were found");
      }
      Training.trainer().epochs(1).listen(allocation).fit(model, data);
      allocation.print();
    }
  }

  @Override
  public void stepDone(long step, int examples, double loss, double metric) {
    if (step % STRETCH == 0) {
      int stretch = (int) (step / STRETCH) - 1;
      main[stretch] = Allocation.ofThisThread();
      workers[stretch] = Allocation.of(threads);
    }
  }

  private void print() {
    for (int i = 1; i < main.length; i++) {
      System.out.println(
          "stretch " + i + " main " + (main[i] - main[i - 1]) + " workers " + (workers[i] - workers[i - 1]));
    }
  }
}
