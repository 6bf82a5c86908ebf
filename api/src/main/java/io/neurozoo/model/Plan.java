// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The inference graph planned for one batch size, with sessions that wait for the next call. */
final class Plan implements AutoCloseable {
  /** Sessions kept for later; more threads than this at once open sessions of their own. */
  private static final int MAX_IDLE = 8;

  private final Executable executable;
  private final Map<String, Tensor> weights;
  private final Deque<Session> idle = new ArrayDeque<>();

  /** How many hold this plan, and whether it is out of the cache; both guarded by the cache. */
  int holders;

  boolean evicted;

  Plan(Executable executable, Map<String, Tensor> weights) {
    this.executable = executable;
    this.weights = weights;
  }

  /** A new session, for its caller to close. */
  Session open() {
    return executable.open(weights);
  }

  /** A waiting session or a new one. */
  Session borrow() {
    Session session;
    synchronized (idle) {
      session = idle.poll();
    }
    return session != null ? session : open();
  }

  /** Takes back a session whose last run went well. */
  void giveBack(Session session) {
    synchronized (idle) {
      if (idle.size() < MAX_IDLE) {
        idle.push(session);
        return;
      }
    }
    session.close();
  }

  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(Session::close);
      idle.clear();
    }
    executable.close();
  }
}
