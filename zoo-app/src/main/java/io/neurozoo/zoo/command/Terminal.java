// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the process's streams a person looks at.
 *
 * <p>Linux says so for each stream: the descriptor is a link to the terminal's device. Elsewhere
 * Java knows only of standard input and output together, and standard error is taken to be like
 * them.
 *
 * @param output true where standard output is a terminal
 * @param error true where standard error is a terminal
 */
record Terminal(boolean output, boolean error) {
  private static final int COLUMNS = 80;

  /** No terminal at all: plain text everywhere. */
  static final Terminal NONE = new Terminal(false, false);

  /** The streams of this process. */
  static Terminal ofProcess() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return NONE;
    }
    return new Terminal(isTerminal(1), isTerminal(2));
  }

  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String device = Files.readSymbolicLink(link).toString();
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
    return System.console() != null && System.console().isTerminal();
  }

  /** How wide the terminal is; 80 columns where it does not say. */
  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      int columns = Integer.parseInt(size.strip().replaceFirst(".* ", ""));
      return columns > 0 ? columns : COLUMNS;
    } catch (IOException | NumberFormatException e) {
      return COLUMNS;
    }
  }

  /** True where standard output may be coloured; {@code NO_COLOR} forbids it. */
  boolean colours() {
    return output && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }
}
