// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Option;
import java.util.List;

/**
 * Options of {@link DeepFeedForward}.
 *
 * @param hidden widths of the hidden layers, first to last
 * @param activation what follows each hidden layer
 * @param batchNorm whether each hidden layer is normalised before its activation
 * @param init the first weights of all layers
 * @param dropout the share of each hidden layer's values that is set to zero at random while
 *     training
 * @param learningRate of Adam at its greatest
 */
public record DeepFeedForwardOptions(
    @Option(value = "widths of the hidden layers, first to last", min = 1, max = 1 << 20)
        List<Integer> hidden,
    @Option("what follows each hidden layer") Activation activation,
    @Option("whether each hidden layer is normalised before its activation") boolean batchNorm,
    @Option("first weights; auto is what suits the layers") FirstWeights init,
    @Option(
            value = "share of the hidden values set to zero at random while training",
            min = 0,
            max = 0.99)
        float dropout,
    @Option(value = "learning rate of Adam, at the start of a cosine", min = 0)
        float learningRate) {

  /** Copies the widths. */
  public DeepFeedForwardOptions {
    hidden = List.copyOf(hidden);
  }
}
