// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.thread;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Persistent worker threads that spin for a while and then park. The caller is worker 0. Handing
 * out work allocates nothing.
 *
 * <p>One task runs at a time; a caller that finds the pool busy, such as a share that runs a task
 * of its own, does all of its work itself, so callers never wait for each other. Results do not
 * depend on it, because shares write different outputs.
 */
public final class WorkerPool implements AutoCloseable {
  /**
   * Rounds of spinning before a worker parks: some tens of microseconds, longer than the gap
   * between steps.
   */
  private static final int SPINS = 20_000;

  /**
   * Taken for each task, and for good when the pool is closed. Not a lock: its holder must not
   * enter again.
   */
  private final AtomicBoolean busy = new AtomicBoolean();

  private final Worker[] workers;
  private final AtomicInteger running = new AtomicInteger();
  private volatile Throwable failure;
  private volatile boolean closed;
  private ParallelTask task;

  /** A pool in which {@code threads}, the caller's included, share each task. */
  public WorkerPool(int threads) {
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
      workers[i].start();
    }
  }

  /** How many threads share a task, the caller's included. */
  public int threads() {
    return workers.length + 1;
  }

  /**
   * Runs all shares of a task and returns when the last is done; what a share throws is thrown
   * here.
   */
  public void run(ParallelTask next) {
    if (workers.length == 0 || !busy.compareAndSet(false, true)) {
      next.run(0, 1);
      return;
    }
    try {
      share(next);
    } finally {
      task = null;
      busy.set(false);
    }
  }

  private void share(ParallelTask next) {
    task = next;
    failure = null; // one of the last task may be left, where the caller's share threw as well
    running.set(workers.length);
    for (Worker worker : workers) {
      worker.wake();
    }
    try {
      next.run(0, workers.length + 1);
    } finally {
      awaitOthers();
    }
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void awaitOthers() {
    int spins = 0;
    while (running.get() != 0) {
      if (++spins > SPINS) {
        Thread.yield(); // more threads than processors: let the others have this one
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /**
   * Ends the threads and waits for them; closing twice does nothing. Later tasks run in their
   * callers.
   *
   * @throws IllegalStateException where a task is running
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "the worker threads are at work; close them when the task is done");
    }
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
    for (Worker worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private final class Worker extends Thread {
    private final int index;
    private volatile int wanted;
    private volatile boolean parked;

    Worker(int index) {
      super("neurozoo-worker-" + index);
      this.index = index;
      setDaemon(true);
    }

    /** Called by the one thread that holds the pool. */
    void wake() {
      wanted++;
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int done = 0;
      while (awaitWork(done)) {
        done++;
        try {
          task.run(index, workers.length + 1);
        } catch (Throwable e) {
          failure = e;
        } finally {
          running.decrementAndGet();
        }
      }
    }

    private boolean awaitWork(int done) {
      int spins = 0;
      while (wanted == done) {
        if (closed) {
          return false;
        }
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          parked = true;
          if (wanted == done && !closed) {
            LockSupport.park(this);
          }
          parked = false;
          spins = 0;
        }
      }
      return true;
    }
  }
}
