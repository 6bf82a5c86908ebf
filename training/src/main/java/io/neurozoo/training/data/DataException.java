// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/**
 * Data that is missing, damaged or does not fit: a file, a label, a value, the name of a data set.
 * The message is one line that says where, what, the values and what to do.
 */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A mistake found by looking at the data.
   *
   * @param message one line: where, what, the values, what to do
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * A mistake met while reading.
   *
   * @param message one line: where, what, the values, what to do
   * @param cause what went wrong below
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
