// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What this machine's memory can do: a plain loop over arrays that stay in one cache, or in none.
 * Every thread has arrays of its own.
 *
 * @param kibibytes of all arrays of a thread
 */
public record PeakTask(Kind kind, int kibibytes) implements Task {
  /** A thread moves about so many bytes in a step, so that starting it counts little. */
  private static final long LEAST_BYTES = 256L << 20;

  private static final int KIBI = 1024;
  private static final int VECTOR = 16;

  /** The loops; STREAM's, McCalpin 1995. Bytes are counted as there: a store is one stream. */
  public enum Kind {
    /** b = a. */
    COPY(2),

    /** c = a + s b. */
    TRIAD(3);

    private final int arrays;

    Kind(int arrays) {
      this.arrays = arrays;
    }

    /** How many arrays. */
    public int arrays() {
      return arrays;
    }
  }

  /** Sizes for first, second and third level caches and for memory, on most machines. */
  static List<PeakTask> all() {
    List<PeakTask> tasks = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int kibibytes : new int[] {24, 384, 12 * KIBI, 192 * KIBI}) {
        tasks.add(new PeakTask(kind, kibibytes));
      }
    }
    return tasks;
  }

  @Override
  public String name() {
    return "peak " + kind.name().toLowerCase(Locale.ROOT) + " " + kibibytes + " KiB";
  }

  /** Floats of each array, a multiple of every vector. */
  public int floats() {
    return kibibytes * KIBI / Float.BYTES / kind.arrays / VECTOR * VECTOR;
  }

  /** How often a step goes over the arrays. */
  public int passes() {
    return (int) Math.max(1, LEAST_BYTES / bytesOfPass());
  }

  private long bytesOfPass() {
    return (long) floats() * Float.BYTES * kind.arrays;
  }

  @Override
  public Step open(Contender contender) {
    return contender.peak(this);
  }

  @Override
  public int stepsToChecksum() {
    return 1;
  }

  @Override
  public Work work(int threads) {
    double set = (double) threads * bytesOfPass();
    return new Work(0, set * passes(), set);
  }
}
