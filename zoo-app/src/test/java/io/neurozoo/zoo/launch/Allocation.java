// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes of Java objects that threads have allocated. Asking for it allocates nothing. */
final class Allocation {
  private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  static long ofThisThread() {
    return BEAN.getCurrentThreadAllocatedBytes();
  }

  static long of(long[] threads) {
    long bytes = 0;
    for (long thread : threads) {
      bytes += BEAN.getThreadAllocatedBytes(thread);
    }
    return bytes;
  }

  static long ofWorkers() {
    return of(workers());
  }

  /** Threads of the backends that are open. */
  static long[] workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("neurozoo-worker-"))
        .mapToLong(Thread::threadId)
        .toArray();
  }
}
