// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Option;

/**
 * Options of {@link Perceptron}.
 *
 * @param rule how it learns
 * @param learningRate of the softmax rule; the averaged rule's decisions do not depend on it
 */
public record PerceptronOptions(
    @Option("how it learns: the perceptron rule, averaged, or softmax regression") Rule rule,
    @Option(
            value = "learning rate of the softmax rule; the averaged one does not depend on it",
            min = 0)
        float learningRate) {

  /** How a perceptron learns. */
  public enum Rule {
    /** Only from its mistakes, one example at a time; the weights are the mean over all steps. */
    AVERAGED,
    /** By descent on the cross-entropy: softmax regression. */
    SOFTMAX
  }
}
