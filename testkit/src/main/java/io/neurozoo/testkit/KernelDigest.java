// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.tensor.Tensor;
import java.io.PrintStream;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Prints what the kernels of a sample compute, as sha256 of the bits; the main class of a {@link
 * ForkedKernels} JVM.
 */
final class KernelDigest {
  /** Marks the lines that are results, among whatever else a JVM prints. */
  static final String PREFIX = "neurozoo-digest ";

  private KernelDigest() {}

  /** Takes the name of an {@link OpSample} class. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<? extends OpSample> sample = Class.forName(arguments[0]).asSubclass(OpSample.class);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    of(sample).forEach(line -> out.println(PREFIX + line));
  }

  /** The lines of all cases and kernels of a sample. */
  static List<String> of(Class<? extends OpSample> sample) throws ReflectiveOperationException {
    Constructor<? extends OpSample> constructor = sample.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance().contract().digests();
  }

  static String line(KernelCase kase, FoundKernel found) {
    MessageDigest digest = sha256();
    for (Tensor output : new KernelChecks(kase, found).outputs()) {
      digest.update(output.segment().toArray(ValueLayout.JAVA_BYTE));
    }
    return kase + ", " + found + ": " + HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
