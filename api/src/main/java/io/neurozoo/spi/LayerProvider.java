// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.util.List;

/**
 * Found by {@link java.util.ServiceLoader}; names the layers of a module or plugin, for the tables
 * of the documentation and for tools that list what there is. Saved models do not need it: they
 * hold ops.
 */
public interface LayerProvider {

  /** The layers. */
  List<LayerType> layers();
}
