// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.nio.file.Path;

/**
 * A model file cannot be read or written. The message is one line: the file, what is wrong, what to
 * do.
 */
public final class ModelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelFileException(Path file, String problem) {
    this(file, problem, null);
  }

  public ModelFileException(Path file, String problem, Throwable cause) {
    super("model file '" + Quote.printable(file.toString(), 400) + "': " + problem, cause);
  }
}
