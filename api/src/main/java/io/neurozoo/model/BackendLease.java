// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Backend;

/**
 * A backend shared by a model and its snapshots. One that the model opened is closed with the last
 * of them; a caller's stays open.
 */
final class BackendLease {
  private final Backend backend;
  private final boolean owned;
  private int holders = 1;

  private BackendLease(Backend backend, boolean owned) {
    this.backend = backend;
    this.owned = owned;
  }

  static BackendLease ofCaller(Backend backend) {
    return new BackendLease(backend, false);
  }

  static BackendLease openDefault() {
    return new BackendLease(Backend.open(), true);
  }

  Backend backend() {
    return backend;
  }

  /** One more model holds the backend. */
  synchronized BackendLease share() {
    holders++;
    return this;
  }

  /** One model less; where closing the backend fails, that model still holds it. */
  synchronized void release() {
    if (owned && holders == 1) {
      backend.close();
    }
    holders--;
  }
}
