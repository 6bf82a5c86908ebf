// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Prints one digest over the results of many products; tests run it in JVMs of their own. */
final class GemmDigest {
  private GemmDigest() {}

  /** Takes {@code vector|scalar} and {@code few|all}. */
  public static void main(String[] arguments) throws Exception {
    Function<GemmCase, float[]> twin =
        switch (arguments[0]) {
          case "vector" -> gemm -> gemm.vector(units -> units / 2);
          case "scalar" -> gemm -> gemm.scalar(units -> units / 2);
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    if (arguments[1].equals("all")) {
      GemmGrid.small(gemm -> update(digest, twin.apply(gemm)));
      GemmGrid.large(gemm -> update(digest, twin.apply(gemm)));
    } else {
      for (Epilogue epilogue : GemmGrid.epilogues()) {
        for (int form = 0; form < 4; form++) {
          for (int[] size : new int[][] {{7, 37, 19}, {1, 21, 85}, {21, 1, 19}}) {
            GemmShape shape =
                new GemmShape((form & 1) != 0, (form & 2) != 0, size[0], size[1], size[2]);
            update(digest, twin.apply(GemmCase.random(shape, epilogue, form)));
          }
        }
      }
    }
    System.out.println("sha256 " + HexFormat.of().formatHex(digest.digest()));
  }

  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  /** The digest that a JVM with these options prints for these arguments. */
  static String fork(String options, String twin, String cases)
      throws IOException, InterruptedException {
    String command =
        String.join(
            " ",
            "--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=deny",
            options);
    ProcessBuilder builder =
        new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow());
    builder.command().addAll(List.of(command.trim().split(" +")));
    builder.command().add("-cp");
    builder.command().add(System.getProperty("java.class.path"));
    builder.command().add(GemmDigest.class.getName());
    builder.command().add(twin);
    builder.command().add(cases);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError("the JVM with '" + options + "' failed:\n" + output);
    }
    return output
        .lines()
        .filter(line -> line.startsWith("sha256 "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no digest in:\n" + output));
  }
}
