// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.zoo.composition.BackendFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What this JVM and its machine are good for. */
final class Machine {
  private static final int FEATURE = 25;
  private static final Runtime.Version OLDEST = Runtime.Version.parse("25.0.3");
  private static final String VECTORS = "jdk.incubator.vector";

  /** The property of the backend that has it do without the scalar twins. */
  private static final String COLD = "neurozoo.cold";

  private Machine() {}

  static void examine(Findings findings, BackendFactory backends) {
    java(findings, Runtime.version());
    flags(findings);
    archive(findings);
    boolean compiled = compilers(findings);
    vectors(findings);
    processors(findings);
    boolean room;
    int threads = BackendOptions.defaults().threads();
    try (Backend backend = backends.open(threads)) {
      nativeAccess(findings, backend.getClass().getModule());
      findings.ok("backend", backend.description());
      room = Memory.examine(findings, backend);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      findings.wrong("backend", "it cannot be opened: " + e.getMessage());
      return;
    }
    if (compiled && room) {
      Speed.measure(findings, backends, threads);
    }
  }

  static void java(Findings findings, Runtime.Version version) {
    String text = version + " (" + System.getProperty("java.vm.name") + ")";
    if (version.feature() != FEATURE || version.compareToIgnoreOptional(OLDEST) < 0) {
      findings.wrong("java", text + "; tested with Java 25.0.3 and later updates of 25, use one");
    } else {
      findings.ok("java", text);
    }
  }

  private static void flags(Findings findings) {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    findings.ok("flags", flags.isEmpty() ? "none" : String.join(" ", flags));
  }

  /** A JVM takes no archive that another one has made, and says nothing. */
  private static void archive(Findings findings) {
    if (!System.getProperty("java.vm.info", "").contains("sharing")) {
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(flag -> flag.startsWith("-XX:SharedArchiveFile="))
          .forEach(
              flag ->
                  findings.wrong(
                      "start",
                      "slower than need be, since "
                          + flag
                          + " does not fit this JVM; make it anew, as ./zoo does after 'touch"
                          + " zoo'"));
    }
  }

  /** Without C2 vectors are objects; false where nothing can be measured in reasonable time. */
  private static boolean compilers(Findings findings) {
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted")) {
      findings.wrong(
          "compiler",
          "the JVM only interprets, so everything is a hundred times slower; remove -Xint");
    } else if (mode.contains("emulated-client")) {
      findings.wrong(
          "compiler",
          "only the first compiler is on, so vector kernels are slow; remove"
              + " -XX:TieredStopAtLevel");
    } else {
      findings.ok("compiler", mode);
      return true;
    }
    return false;
  }

  /** A container may grant less time than its processors have. */
  private static void processors(Findings findings) {
    int processors = Runtime.getRuntime().availableProcessors();
    double granted = granted(Path.of("/sys/fs/cgroup/cpu.max"));
    String text =
        String.format(Locale.ROOT, "%d, of whose time %.2f are granted", processors, granted);
    if (granted < processors) {
      findings.wrong("processors", text + "; run with --threads " + Math.max(1, (int) granted));
    } else {
      findings.ok(
          "processors", granted < Double.MAX_VALUE ? text : processors + ", without a limit");
    }
  }

  /**
   * Processors' worth of time as a control group's file says; the greatest number where there is no
   * limit.
   */
  static double granted(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      return words[0].equals("max")
          ? Double.MAX_VALUE
          : Double.parseDouble(words[0]) / Double.parseDouble(words[1]);
    } catch (IOException | RuntimeException e) {
      return Double.MAX_VALUE;
    }
  }

  private static void vectors(Findings findings) {
    if (Boolean.getBoolean(COLD)) {
      findings.wrong(
          "vectors",
          "kernels run before they are compiled, so that the first steps are a hundred times"
              + " slower; remove -D"
              + COLD);
    }
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
}
