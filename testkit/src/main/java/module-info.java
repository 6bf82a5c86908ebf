// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** Contracts that a plugin's layers, ops and kernels are tested against. */
module io.neurozoo.testkit {
  requires transitive io.neurozoo.api;
  requires transitive org.junit.jupiter.api;
  requires java.management;
  requires jdk.management;

  exports io.neurozoo.testkit;

  uses io.neurozoo.backend.BackendProvider;
  uses io.neurozoo.backend.KernelProvider;
}
