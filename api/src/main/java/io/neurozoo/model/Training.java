// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

/**
 * The exclusive right to change a model's weights, from {@link Model#holdForTraining}. Close it
 * when the training is over.
 */
public final class Training implements AutoCloseable {
  private final Weights weights;
  private boolean open = true;

  Training(Weights weights) {
    weights.beginTraining();
    this.weights = weights;
  }

  /** The model may predict again. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      weights.endTraining();
    }
  }
}
