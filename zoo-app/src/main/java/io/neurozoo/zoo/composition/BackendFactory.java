// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.composition;

import io.neurozoo.backend.Backend;

/** Opens backends. */
@FunctionalInterface
public interface BackendFactory {

  /**
   * A new backend, to be closed by the caller.
   *
   * @param threads how many threads one run may use, 1 to 1024
   */
  Backend open(int threads);
}
