// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import io.neurozoo.graph.Op;

/**
 * A kind of op that can be read from a saved graph.
 *
 * @param id stable name, {@code vendor:name}
 * @param type the record whose components are the attributes
 */
public record OpType(String id, Class<? extends Op> type) {

  /** Refuses classes that are not records and ids without a vendor. */
  public OpType {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "op " + id + ": " + type.getName() + " is not a record; make it one");
    }
    if (!id.matches("[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("op id '" + id + "' is not of the form vendor:name");
    }
  }
}
