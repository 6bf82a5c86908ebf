// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

/** A value of a saved graph. */
sealed interface Reference {

  /** The examples. */
  record Input() implements Reference {}

  /** A parameter or state. */
  record Variable(String name) implements Reference {}

  /** A result or residual of a node that stands before. */
  record Result(int node, int output) implements Reference {}
}
