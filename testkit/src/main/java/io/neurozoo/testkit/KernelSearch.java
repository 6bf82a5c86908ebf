// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.spi.Discovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Asks the given provider, or all on the path, for the scalar and the vector kernel of a case. */
final class KernelSearch {
  private final List<KernelProvider> providers;
  private final List<String> problems;

  KernelSearch(Optional<KernelProvider> given) {
    Discovery<KernelProvider> discovery =
        given.isPresent()
            ? new Discovery<>(List.of(given.get()), List.of())
            : Discovery.of(KernelProvider.class, l -> ServiceLoader.load(KernelProvider.class, l));
    this.providers = discovery.found();
    this.problems = discovery.problems();
  }

  /** True where this JVM was started with the Vector API. */
  static boolean vectorsAvailable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Scalar before vector kernel, for each provider that has any. */
  List<FoundKernel> kernels(KernelCase kase) {
    List<FoundKernel> found = new ArrayList<>();
    for (KernelProvider provider : providers) {
      add(found, kase, provider, false);
      if (vectorsAvailable()) {
        add(found, kase, provider, true);
      }
    }
    return found;
  }

  private static void add(
      List<FoundKernel> found, KernelCase kase, KernelProvider provider, boolean vectors) {
    var request = new KernelRequest(kase.op(), kase.inputTypes(), kase.outputTypes(), vectors);
    provider
        .kernel(request)
        .ifPresent(kernel -> found.add(new FoundKernel(kernel, provider, vectors)));
  }

  /** What to do when nothing was found. */
  String explanation() {
    return providers.size()
        + " kernel providers were asked"
        + (problems.isEmpty() ? "" : " (" + String.join("; ", problems) + ")")
        + "; name yours in META-INF/services/"
        + KernelProvider.class.getName()
        + " or pass it with kernels(provider)";
  }
}
