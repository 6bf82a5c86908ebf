// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.graph.Node;
import java.util.List;
import java.util.Optional;

/** Asks kernel providers in order: ours first, then those of the plugins. */
public final class KernelFinder {
  private final List<KernelProvider> providers;
  private final boolean vectors;

  /**
   * A finder over providers.
   *
   * @param vectors whether vector kernels are wanted
   */
  public KernelFinder(List<KernelProvider> providers, boolean vectors) {
    this.providers = List.copyOf(providers);
    this.vectors = vectors;
  }

  /** The first kernel that is offered for the node. */
  Optional<Kernel> find(Node node) {
    var request = new KernelRequest(node.op(), node.inputTypes(), node.outputTypes(), vectors);
    for (KernelProvider provider : providers) {
      Optional<Kernel> kernel = provider.kernel(request);
      if (kernel.isPresent()) {
        return kernel;
      }
    }
    return Optional.empty();
  }
}
