// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import java.util.function.IntFunction;

/** Counts who uses something that can be closed only while nobody does. Thread-safe. */
final class UseCount {
  private final String whenClosed;
  private int users;
  private boolean closed;

  /**
   * Nobody uses it; {@code whenClosed} tells users that come after {@link #close} what is wrong and
   * what to do.
   */
  UseCount(String whenClosed) {
    this.whenClosed = whenClosed;
  }

  /** One more user. */
  synchronized void acquire() {
    requireOpen();
    users++;
  }

  /** One user less. */
  synchronized void release() {
    users--;
  }

  /** Fails where it was closed. */
  synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException(whenClosed);
    }
  }

  /**
   * Closes it for new users.
   *
   * @param whenUsed the message where that many still use it
   * @return false where it was closed before
   */
  synchronized boolean close(IntFunction<String> whenUsed) {
    if (users != 0) {
      throw new IllegalStateException(whenUsed.apply(users));
    }
    boolean first = !closed;
    closed = true;
    return first;
  }
}
