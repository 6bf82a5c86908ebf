// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Persistent worker threads that spin for a while and then park. The caller is worker 0. Handing out work allocates
 * nothing.
 *
 * <p>One task runs at a time; a caller that finds the pool busy does all of its work itself, so callers never wait for
 * each other. Results do not depend on it, because shares write different outputs.
 */
public final class WorkerPool implements AutoCloseable {
  /** Rounds of spinning before a worker parks: some tens of microseconds, longer than the gap between steps. */
  private static final int SPINS = 20_000;

  private final ReentrantLock busy = new ReentrantLock();
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

  /** Runs all shares of a task and returns when the last is done; what a share throws is thrown here. */
  public void run(ParallelTask next) {
    if (workers.length == 0 || !busy.tryLock()) {
      next.run(0, 1);
      return;
    }
    try {
      task = next;
      running.set(workers.length);
      for (Worker worker : workers) {
        worker.wake();
      }
      try {
        next.run(0, workers.length + 1);
      } finally {
        awaitOthers();
      }
      rethrow();
    } finally {
      busy.unlock();
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

  private void rethrow() {
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      switch (thrown) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(thrown);
      }
    }
  }

  /** Ends the threads; waits for them. */
  @Override
  public void close() {
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
