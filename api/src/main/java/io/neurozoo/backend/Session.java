// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import io.neurozoo.tensor.Tensor;

/**
 * Memory in which an executable runs. For one thread at a time. A run allocates no Java object once
 * warm.
 *
 * <p>Usage: write into {@link #input}, {@link #run}, read from {@link #output}.
 */
public interface Session extends AutoCloseable {

  /** The tensor of that input: the bound one, or the session's own. Write into it before a run. */
  Tensor input(String name);

  /** The tensor of that output; valid after a run and until the next. */
  Tensor output(String name);

  /** Runs the graph once. */
  void run();

  /** Gives the memory back; closing twice does nothing. */
  @Override
  void close();
}
