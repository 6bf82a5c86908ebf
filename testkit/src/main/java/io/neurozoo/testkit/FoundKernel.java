// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelProvider;

/** A kernel that a provider offered for a case. */
record FoundKernel(Kernel kernel, KernelProvider provider, boolean vectors) {

  /** The class of a provider, in words that are the same in every JVM. */
  static String nameOf(KernelProvider provider) {
    Class<?> type = provider.getClass();
    return type.isHidden() || type.isAnonymousClass() ? "a provider" : type.getSimpleName();
  }

  /** For example {@code vector kernel of SnakeKernels}. */
  @Override
  public String toString() {
    return (vectors ? "vector" : "scalar") + " kernel of " + nameOf(provider);
  }
}
