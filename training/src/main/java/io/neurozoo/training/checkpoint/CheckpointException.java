// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.checkpoint;

import java.nio.file.Path;

/**
 * A checkpoint cannot be written, read, or resumed from. The message is one line: the file, what is
 * wrong, what to do.
 */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The file is fine as a file, but not what is wanted. */
  public CheckpointException(Path file, String problem) {
    super("checkpoint '" + file + "': " + problem);
  }

  /** The file is damaged, or cannot be read or written. */
  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
