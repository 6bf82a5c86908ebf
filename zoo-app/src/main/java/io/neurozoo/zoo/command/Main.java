// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Starts the command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    var out = new PrintWriter(buffered(System.out), false);
    var err = new PrintWriter(System.err, true);
    int code = new Application(out, err, Terminal.ofProcess()).run(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Standard output in its own charset, written in large pieces. */
  private static PrintStream buffered(PrintStream stdout) {
    Charset charset = stdout.charset();
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        false,
        charset);
  }
}
