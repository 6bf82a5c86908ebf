// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;

/**
 * What keeps the division by a root finite, and where it is added: frameworks differ, and where
 * gradients are as small as epsilon so do their steps.
 *
 * @param value above 0
 * @param underRoot sqrt(v + epsilon), as in Keras, rather than sqrt(v) + epsilon, as in PyTorch
 */
public record Epsilon(float value, boolean underRoot) {

  /** Checks the number. */
  public Epsilon {
    Ranges.positive("epsilon", value);
  }

  /** sqrt(v) + epsilon, as in PyTorch. */
  public static Epsilon besideRoot(float value) {
    return new Epsilon(value, false);
  }

  /** sqrt(v + epsilon), as in Keras. */
  public static Epsilon underRoot(float value) {
    return new Epsilon(value, true);
  }

  /** The root of v with epsilon in its place. */
  Value root(Value v) {
    return underRoot ? v.plus(value).sqrt() : v.sqrt().plus(value);
  }
}
