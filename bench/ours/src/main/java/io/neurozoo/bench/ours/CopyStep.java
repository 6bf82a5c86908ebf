// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.Step;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The copy that elementwise ops are held against: a plain loop, split evenly over the threads. */
final class CopyStep implements Step {
  private static final long CACHE_LINE = 64;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment y;
  private final Crew crew;

  CopyStep(ElementwiseTask task, int threads) {
    float[] values = task.x();
    long bytes = (long) values.length * Float.BYTES;
    MemorySegment x = arena.allocate(bytes, CACHE_LINE);
    MemorySegment.copy(values, 0, x, ValueLayout.JAVA_FLOAT, 0, values.length);
    y = arena.allocate(bytes, CACHE_LINE);
    long share = bytes / threads / CACHE_LINE * CACHE_LINE;
    crew =
        new Crew(
            threads,
            i -> {
              long from = i * share;
              long length = i == threads - 1 ? bytes - from : share;
              CopyLoops.copy(x.address() + from, y.address() + from, length);
            });
  }

  @Override
  public void run() {
    crew.run();
  }

  @Override
  public double checksum() {
    return ElementwiseTask.checksum(y.toArray(ValueLayout.JAVA_FLOAT));
  }

  @Override
  public void close() {
    crew.close();
    arena.close();
  }
}
