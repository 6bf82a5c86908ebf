// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.RecipeProvider;
import java.util.List;

/** Contributes the models of this module, in the way that a third party's jar does. */
public final class ModelProvider implements ArchitectureProvider, RecipeProvider {
  @Override
  public List<Architecture<?>> architectures() {
    return List.of(
        new FeedForward(),
        new Perceptron(),
        new DeepFeedForward(),
        new RadialBasisNetwork(),
        new MaxoutNetwork(),
        new LwtaNetwork());
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(
        new DescentRecipe<>(
            FeedForward.ID, FeedForwardOptions::learningRate, Benchmarks.FEED_FORWARD),
        new PerceptronRecipe(),
        new DescentRecipe<>(
            DeepFeedForward.ID, DeepFeedForwardOptions::learningRate, Benchmarks.DEEP_FEED_FORWARD),
        new RadialBasisRecipe(),
        new DescentRecipe<>(
            MaxoutNetwork.ID, MaxoutOptions::learningRate, Benchmarks.MAXOUT),
        new DescentRecipe<>(LwtaNetwork.ID, LwtaOptions::learningRate, Benchmarks.LWTA));
  }
}
