// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.KernelProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The tests of all kernels of one case. */
final class KernelTests {
  private final KernelCase kase;
  private final KernelSearch search;
  private final Tolerance tolerance;
  private final List<DynamicTest> tests = new ArrayList<>();

  KernelTests(KernelCase kase, KernelSearch search, Tolerance tolerance) {
    this.kase = kase;
    this.search = search;
    this.tolerance = tolerance;
  }

  List<DynamicTest> all() {
    List<FoundKernel> kernels = search.kernels(kase);
    if (kernels.isEmpty()) {
      tests.add(
          kase.test(
              "kernel",
              () -> {
                throw new AssertionError(kase + ": no kernel was offered; " + search.explanation());
              }));
    }
    Map<KernelProvider, List<KernelChecks>> byProvider = new LinkedHashMap<>();
    for (FoundKernel found : kernels) {
      var checks = new KernelChecks(kase, found);
      add(checks);
      byProvider.computeIfAbsent(found.provider(), p -> new ArrayList<>()).add(checks);
    }
    byProvider.forEach(
        (provider, pair) -> {
          String name = FoundKernel.nameOf(provider);
          tests.add(kase.test(name + ": scalar twin", twins(name, pair)));
        });
    return tests;
  }

  private void add(KernelChecks checks) {
    test(checks, "values", () -> checks.values(tolerance));
    test(checks, "division", checks::division);
    test(checks, "memory", checks::memory);
    for (Placement placement : Placement.inPlace(kase, checks.found().kernel())) {
      test(checks, "in place, " + placement, () -> checks.inPlace(placement));
    }
    for (Placement placement : Placement.withoutResiduals(kase)) {
      test(checks, "residuals, " + placement, () -> checks.withoutResiduals(placement));
    }
    test(checks, "special values", checks::specialValues);
    test(checks, "allocation", checks::allocation);
  }

  private void test(KernelChecks checks, String name, Executable body) {
    tests.add(kase.test(checks.found() + ": " + name, body));
  }

  private Executable twins(String provider, List<KernelChecks> pair) {
    return () -> {
      boolean hasScalar = !pair.getFirst().found().vectors();
      boolean hasVector = pair.getLast().found().vectors();
      if (!hasScalar) {
        throw new AssertionError(
            kase
                + ": "
                + provider
                + " has no kernel for vectors = false; add the scalar twin with the same bits");
      }
      Assumptions.assumeTrue(
          KernelSearch.vectorsAvailable(),
          "the vector kernel was not tested: start the JVM with --add-modules"
              + " jdk.incubator.vector");
      if (!hasVector) {
        throw new AssertionError(
            kase
                + ": "
                + provider
                + " has no kernel for vectors = true; return the scalar kernel where there is no"
                + " other");
      }
      pair.getLast().sameBitsAs(pair.getFirst());
    };
  }
}
