// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import io.neurozoo.layer.Layer;

/**
 * A kind of layer. Where the class is a record, its components are the layer's options.
 *
 * @param id stable name, {@code vendor:name}
 * @param type the class
 * @param input shape of what it takes, such as {@code (batch, features)}; {@code any} where it
 *     takes all
 * @param output shape of what it returns
 * @param formula one line: what it computes
 * @param reference where it was published; empty where that is common knowledge
 */
public record LayerType(
    String id,
    Class<? extends Layer> type,
    String input,
    String output,
    String formula,
    String reference) {

  /** Refuses ids without a vendor. */
  public LayerType {
    if (!id.matches("[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("layer id '" + id + "' is not of the form vendor:name");
    }
  }
}
