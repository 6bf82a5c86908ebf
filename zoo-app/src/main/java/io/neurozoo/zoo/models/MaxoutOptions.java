// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Option;
import java.util.List;

/**
 * Options of {@link MaxoutNetwork}.
 *
 * @param hidden widths of the hidden layers, first to last
 * @param pieces linear functions for each hidden value, of which the greatest counts
 * @param init the first weights of all layers
 * @param inputDropout the share of the inputs that is set to zero at random while training
 * @param dropout the share of each hidden layer's values that is set to zero at random while
 *     training
 * @param learningRate of Adam at its greatest
 */
public record MaxoutOptions(
    @Option(value = "widths of the hidden layers, first to last", min = 1, max = 1 << 20)
        List<Integer> hidden,
    @Option(value = "linear functions for each hidden value", min = 2, max = 1024) int pieces,
    @Option("first weights; auto is what suits the layers") FirstWeights init,
    @Option(
            value = "share of the inputs set to zero at random while training",
            min = 0,
            max = 0.99)
        float inputDropout,
    @Option(
            value = "share of the hidden values set to zero at random while training",
            min = 0,
            max = 0.99)
        float dropout,
    @Option(value = "learning rate of Adam, at the start of a cosine", min = 0)
        float learningRate) {

  /** Copies the widths. */
  public MaxoutOptions {
    hidden = List.copyOf(hidden);
  }
}
