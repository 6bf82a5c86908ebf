// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

/**
 * Shapes or element types that do not fit together. The message names them and says what to change.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** One line: what does not fit, the values, what to do. */
  public ShapeException(String message) {
    super(message);
  }
}
