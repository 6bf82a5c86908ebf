// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/** Training cannot go on. The message is one line: where, what, the values, what to do. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line: where, what, the values, what to do. */
  public TrainingException(String message) {
    super(message);
  }
}
