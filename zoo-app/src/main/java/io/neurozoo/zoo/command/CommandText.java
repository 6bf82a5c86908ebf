// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Commands to copy. */
final class CommandText {
  /** How the command was called, so that the line can be copied. */
  static final String ZOO = System.getProperty("neurozoo.command", "zoo");

  private CommandText() {}

  /**
   * The command that goes on with an interrupted one.
   *
   * @param arguments of the training that was interrupted
   * @param out where it wrote to
   */
  static String resumed(List<String> arguments, Path out) {
    List<String> words = new ArrayList<>(arguments);
    words.remove("--force");
    if (words.stream().noneMatch(word -> word.equals("--out") || word.startsWith("--out="))) {
      words.add("--out");
      words.add(out.toString());
    }
    if (!words.contains("--resume")) {
      words.add("--resume");
    }
    return ZOO + words.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
  }

  /** A word as a POSIX shell takes it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
