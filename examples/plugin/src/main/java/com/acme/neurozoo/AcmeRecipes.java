// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.training.Recipe;
import io.neurozoo.training.RecipeProvider;
import java.util.List;

/**
 * How they are trained. Apart from {@link AcmeModels}: who only predicts has no training module.
 */
public final class AcmeRecipes implements RecipeProvider {
  @Override
  public List<Recipe<?>> recipes() {
    return List.of(new HighwayNetRecipe());
  }
}
