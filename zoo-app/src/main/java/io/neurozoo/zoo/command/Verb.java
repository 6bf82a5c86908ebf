// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** A verb of the command, with the streams it reads and writes. */
abstract class Verb implements Callable<Integer> {
  private InputStream in;
  private PrintWriter out;
  private PrintWriter err;
  private Terminal terminal;

  void streams(InputStream in, PrintWriter out, PrintWriter err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  InputStream in() {
    return in;
  }

  /** For results. */
  PrintWriter out() {
    return out;
  }

  /** For everything else. */
  PrintWriter err() {
    return err;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Says what plugins were skipped: it is no reason to stop. */
  void warn(List<String> problems) {
    problems.forEach(p -> err.println("zoo: warning: " + p.replaceAll("\\s*\\R\\s*", " ")));
    err.flush();
  }
}
