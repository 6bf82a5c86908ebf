// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import java.io.IOException;

/** An input cannot be read or does not fit the model. The message is one line. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line: which input, what is wrong, what to do. */
  InputException(String message) {
    super(message);
  }

  private InputException(String message, Throwable cause) {
    super(message, cause);
  }

  static InputException empty(String input) {
    return new InputException(
        "input '" + input + "': there is no example to predict from; add some");
  }

  static InputException unreadable(String input, IOException cause) {
    return new InputException(
        "input '" + input + "': cannot be read (" + cause + "); check its permissions", cause);
  }
}
