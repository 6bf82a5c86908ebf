// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.bench.contender.PeakTask;
import io.neurozoo.bench.contender.Step;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Passes over arrays, each thread over its own. */
final class PeakStep implements Step {
  private static final float FACTOR = 0.5f;
  private static final long PAGE = 4096;

  /** Arrays begin this far apart within a page: equal offsets would have loads wait for stores. */
  private static final long APART = 1024 + 64;

  private final Arena arena = Arena.ofShared();
  private final long bytes;
  private final MemorySegment[][] arrays;
  private final Crew crew;

  PeakStep(PeakTask task, int threads) {
    bytes = (long) task.floats() * Float.BYTES;
    arrays = new MemorySegment[threads][];
    for (int i = 0; i < threads; i++) {
      arrays[i] = new MemorySegment[] {array(0, 1), array(1, 2), array(2, 0)};
    }
    int passes = task.passes();
    crew =
        new Crew(
            threads,
            i -> {
              long a = arrays[i][0].address();
              long b = arrays[i][1].address();
              long c = arrays[i][2].address();
              for (int pass = 0; pass < passes; pass++) {
                switch (task.kind()) {
                  case COPY -> CopyLoops.copy(a, c, bytes);
                  case TRIAD -> CopyLoops.triad(a, b, c, FACTOR, bytes);
                }
              }
            });
  }

  private MemorySegment array(int number, float value) {
    MemorySegment memory = arena.allocate(bytes + PAGE, PAGE).asSlice(number * APART, bytes);
    for (long i = 0; i < bytes / Float.BYTES; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
    return memory;
  }

  @Override
  public void run() {
    crew.run();
  }

  @Override
  public double checksum() {
    double sum = 0;
    for (MemorySegment[] own : arrays) {
      for (long i = 0; i < bytes / Float.BYTES; i++) {
        sum += own[2].getAtIndex(ValueLayout.JAVA_FLOAT, i);
      }
    }
    return sum;
  }

  @Override
  public void close() {
    crew.close();
    arena.close();
  }
}
