// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;

/**
 * Counts what the current thread allocates. By reflection, for the module under test does not read
 * the management module.
 */
final class AllocatedBytes {
  private final Object threads;
  private final Method counter;

  AllocatedBytes() throws ReflectiveOperationException {
    Class<?> type = null;
    try {
      type = Class.forName("com.sun.management.ThreadMXBean");
    } catch (ClassNotFoundException e) {
      assumeTrue(false, "this JVM does not count allocated bytes");
    }
    threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    counter = type.getMethod("getCurrentThreadAllocatedBytes");
  }

  long during(Runnable action) throws ReflectiveOperationException {
    long before = (long) counter.invoke(threads);
    action.run();
    return (long) counter.invoke(threads) - before;
  }
}
