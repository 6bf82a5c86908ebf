// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.zoo.composition.BackendFactory;
import java.util.Locale;

/** What this JVM and its machine are good for. */
final class Machine {
  private static final int FEATURE = 25;
  private static final Runtime.Version OLDEST = Runtime.Version.parse("25.0.3");
  private static final String VECTORS = "jdk.incubator.vector";
  private static final int PROBE_FLOATS = 16 << 20;

  private Machine() {}

  static void examine(Findings findings, BackendFactory backends) {
    java(findings);
    vectors(findings);
    int threads = BackendOptions.defaults().threads();
    try (Backend backend = backends.open(threads)) {
      nativeAccess(findings, backend.getClass().getModule());
      findings.ok("backend", backend.description());
      memory(findings, backend);
    } catch (RuntimeException | LinkageError e) {
      findings.wrong("backend", "it cannot be opened: " + e.getMessage());
    }
  }

  private static void java(Findings findings) {
    Runtime.Version version = Runtime.version();
    String text = version + " (" + System.getProperty("java.vm.name") + ")";
    if (version.feature() != FEATURE || version.compareToIgnoreOptional(OLDEST) < 0) {
      findings.wrong("java", text + "; tested with Java 25.0.3 and later updates of 25, use one");
    } else {
      findings.ok("java", text);
    }
  }

  private static void vectors(Findings findings) {
    if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
      findings.ok("vectors", "module " + VECTORS + " is there");
    } else {
      findings.wrong(
          "vectors",
          "module "
              + VECTORS
              + " is missing, so everything is several times slower; start java with"
              + " --add-modules "
              + VECTORS);
    }
  }

  private static void nativeAccess(Findings findings, Module module) {
    String name = module.isNamed() ? module.getName() + ",io.netty.common" : "ALL-UNNAMED";
    if (module.isNativeAccessEnabled()) {
      findings.ok("native access", "granted to " + name);
    } else {
      findings.wrong(
          "native access",
          "denied, so everything is several times slower; start java with --enable-native-access="
              + name);
    }
  }

  private static void memory(Findings findings, Backend backend) {
    long heap = Runtime.getRuntime().maxMemory();
    String text =
        String.format(
            Locale.ROOT,
            "heap up to %,d MiB, %d processors",
            heap >> 20,
            Runtime.getRuntime().availableProcessors());
    try (Tensor probe = backend.allocate(TensorType.f32(PROBE_FLOATS))) {
      findings.ok(
          "memory",
          text
              + String.format(
                  Locale.ROOT, "; %,d MiB off the heap could be had", probe.type().bytes() >> 20));
    } catch (OutOfMemoryError e) {
      findings.wrong("memory", text + "; " + e.getMessage());
    }
  }
}
