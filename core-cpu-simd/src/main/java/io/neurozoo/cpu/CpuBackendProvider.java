// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.BackendProvider;

/** Offers {@link CpuBackend} to {@link java.util.ServiceLoader}. */
public final class CpuBackendProvider implements BackendProvider {

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Backend open(BackendOptions options) {
    return new CpuBackend(options);
  }
}
