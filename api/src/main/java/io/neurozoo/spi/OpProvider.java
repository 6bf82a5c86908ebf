// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.util.List;

/**
 * Found by {@link java.util.ServiceLoader}; names the ops of a plugin, so that saved graphs with
 * them can be read.
 */
public interface OpProvider {

  /** The ops. */
  List<OpType> ops();
}
