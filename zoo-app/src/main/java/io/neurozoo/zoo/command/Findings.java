// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What {@code zoo doctor} found. */
final class Findings {
  private record Finding(boolean well, String what, String text) {}

  private final List<Finding> all = new ArrayList<>();

  /** Something is as it should be. */
  void ok(String what, String text) {
    all.add(new Finding(true, what, text));
  }

  /** Something is wrong; the text says what helps. */
  void wrong(String what, String text) {
    all.add(new Finding(false, what, text.replaceAll("\\s*\\R\\s*", " ")));
  }

  boolean allWell() {
    return all.stream().allMatch(Finding::well);
  }

  void print(PrintWriter out) {
    Table table = new Table();
    all.forEach(f -> table.row(f.well() ? "ok" : "WRONG", f.what(), f.text()));
    table.print(out, "");
  }
}
