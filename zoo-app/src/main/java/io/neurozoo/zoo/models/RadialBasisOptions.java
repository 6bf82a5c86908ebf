// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Option;

/**
 * Options of {@link RadialBasisNetwork}.
 *
 * @param hidden how many units, each with a centre
 * @param centerEpochs passes over the data in which k-means finds the centres
 * @param init the first weights of the layer that reads the units
 * @param learningRate of Adam at its greatest, when all is trained together
 */
public record RadialBasisOptions(
    @Option(value = "how many units, each with a centre", min = 1, max = 1 << 20) int hidden,
    @Option(value = "passes in which k-means finds the centres", min = 1, max = 10_000)
        int centerEpochs,
    @Option("first weights of the last layer; auto is what suits it") FirstWeights init,
    @Option(value = "learning rate of Adam, at the start of a cosine", min = 0)
        float learningRate) {}
