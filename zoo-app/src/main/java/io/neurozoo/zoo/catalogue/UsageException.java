// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

/**
 * What was asked for does not exist or cannot be: a name, an option, a value, a folder. The message
 * is one line that names it and says what to do.
 */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** One line: what, the value, what to do. */
  public UsageException(String message) {
    super(message);
  }

  /** One line: what, the value, what to do. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
