// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import java.util.concurrent.CyclicBarrier;
import java.util.function.IntConsumer;

/** Threads that do the same at the same time, for plain loops: none of Neurozoo's own machinery. */
final class Crew implements AutoCloseable {
  private final int threads;
  private final IntConsumer work;
  private final CyclicBarrier begin;
  private final CyclicBarrier end;
  private volatile boolean closed;

  /**
   * Starts all but the caller's.
   *
   * @param work called in each thread with its number
   */
  Crew(int threads, IntConsumer work) {
    this.threads = threads;
    this.work = work;
    begin = new CyclicBarrier(threads);
    end = new CyclicBarrier(threads);
    for (int i = 1; i < threads; i++) {
      int number = i;
      Thread.ofPlatform().daemon().name("crew-" + i).start(() -> serve(number));
    }
  }

  private void serve(int number) {
    while (true) {
      await(begin);
      if (closed) {
        return;
      }
      work.accept(number);
      await(end);
    }
  }

  /** Does it once in every thread. */
  void run() {
    if (threads > 1) {
      await(begin);
    }
    work.accept(0);
    if (threads > 1) {
      await(end);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException("a crew's thread was interrupted", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (threads > 1) {
      await(begin);
    }
  }
}
