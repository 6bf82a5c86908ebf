// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.machine.Machine;

/** What stands under every table. */
final class Circumstances {
  private Circumstances() {}

  static String lines(Machine machine, String load, String command) {
    return "- machine: " + machine + "\n- " + load + "\n- command: " + command + "\n";
  }
}
