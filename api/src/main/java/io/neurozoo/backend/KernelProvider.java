// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import java.util.Optional;

/** Found by {@link java.util.ServiceLoader}; offers kernels for ops. */
public interface KernelProvider {

  /**
   * A kernel for the request; empty for ops or types it does not know. Where {@link
   * KernelRequest#vectors} is false, the kernel must not touch the Vector API, and its results must
   * have the same bits.
   */
  Optional<Kernel> kernel(KernelRequest request);
}
