// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.architecture;

import java.util.List;

/** Found by {@link java.util.ServiceLoader}; contributes architectures. */
public interface ArchitectureProvider {

  /** The descriptors. */
  List<Architecture<?>> architectures();
}
