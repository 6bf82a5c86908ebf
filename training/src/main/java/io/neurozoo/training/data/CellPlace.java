// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/** Where cells are, for messages. */
interface CellPlace {

  /** A mistake in a cell of the row at hand. */
  DataException at(int column, String what);
}
