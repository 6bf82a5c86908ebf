// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

/** A contender could not be measured; the message says why in one line. */
final class ContenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContenderException(String message) {
    super(message);
  }
}
