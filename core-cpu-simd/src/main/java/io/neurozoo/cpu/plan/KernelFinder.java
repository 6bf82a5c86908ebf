// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.graph.Node;
import io.neurozoo.spi.Discovery;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks kernel providers in order: ours first, then those of the plugins. One that is broken is
 * reported and skipped.
 */
public final class KernelFinder {
  private static final System.Logger LOG = System.getLogger("io.neurozoo");

  private final List<KernelProvider> providers;
  private final boolean vectors;
  private final Set<KernelProvider> broken = ConcurrentHashMap.newKeySet();

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
  public Optional<Kernel> find(Node node) {
    return find(new KernelRequest(node.op(), node.inputTypes(), node.outputTypes(), vectors));
  }

  /** The first kernel that is offered for the request. */
  public Optional<Kernel> find(KernelRequest request) {
    for (KernelProvider provider : providers) {
      Optional<Kernel> kernel = ask(provider, request);
      if (kernel.isPresent()) {
        return kernel;
      }
    }
    return Optional.empty();
  }

  /** A plugin made for another version of the api fails only when it is called. */
  private Optional<Kernel> ask(KernelProvider provider, KernelRequest request) {
    try {
      return provider.kernel(request);
    } catch (LinkageError e) {
      if (broken.add(provider)) {
        LOG.log(
            Level.WARNING,
            "the kernels of "
                + Discovery.origin(provider.getClass())
                + " are skipped: "
                + e
                + "; install a plugin made for"
                + " this version");
      }
      return Optional.empty();
    }
  }
}
