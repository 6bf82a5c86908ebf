// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import com.sun.management.OperatingSystemMXBean;
import io.neurozoo.backend.Backend;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** What room this JVM gives to data, models and measurements. */
final class Memory {
  private static final int MEGA = 20;

  /**
   * Training on MNIST runs out of memory with -Xmx64m and ends well with -Xmx96m, of which the
   * collector keeps a part for itself.
   */
  private static final long LEAST_HEAP = 90L << MEGA;

  /** What {@link Speed} takes at most, three arrays, and some slack. */
  private static final int PROBE_FLOATS = 4 * Speed.DRAM;

  private Memory() {}

  /** Whether there is room to measure speeds. */
  static boolean examine(Findings findings, Backend backend) {
    heap(findings, Runtime.getRuntime().maxMemory(), machine());
    return offHeap(findings, backend);
  }

  /** Of the machine, or of the container that this process is confined to. */
  private static long machine() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  static void heap(Findings findings, long heap, long machine) {
    String text =
        String.format(
            Locale.ROOT,
            "heap up to %,d MiB, of %,d MiB that the machine or its container has",
            heap >> MEGA,
            machine >> MEGA);
    if (heap < LEAST_HEAP) {
      findings.wrong(
          "memory",
          text
              + "; too little for data such as mnist, raise it with -Xmx"
              + " (ZOO_JAVA_OPTIONS=-Xmx2g)");
    } else if (heap > machine) {
      findings.wrong(
          "memory", text + "; the system may kill this program when it fills, lower -Xmx");
    } else {
      findings.ok("memory", text);
    }
  }

  private static boolean offHeap(Findings findings, Backend backend) {
    List<String> limits =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(
                flag ->
                    flag.startsWith("-XX:MaxDirectMemorySize=")
                        || flag.startsWith("-Dio.netty.maxDirectMemory="))
            .toList();
    String limit = limits.isEmpty() ? "" : ", limited by " + String.join(" ", limits);
    TensorType probe = TensorType.f32(PROBE_FLOATS);
    String text = (probe.bytes() >> MEGA) + " MiB off the heap ";
    try (Tensor _ = backend.allocate(probe)) {
      findings.ok("memory", text + "could be had" + limit);
      return true;
    } catch (OutOfMemoryError e) {
      findings.wrong(
          "memory",
          text
              + "could not be had"
              + limit
              + "; "
              + (limits.isEmpty()
                  ? "the limit is the heap's, raise both with -Xmx (ZOO_JAVA_OPTIONS=-Xmx2g)"
                  : "raise that"));
      return false;
    }
  }
}
