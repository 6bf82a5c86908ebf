// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.spi.Discovery;
import java.util.List;
import java.util.ServiceLoader;

/** Found by {@link ServiceLoader}; contributes recipes. */
public interface RecipeProvider {

  /** The recipes. */
  List<Recipe<?>> recipes();

  /** The providers on the class and module path, and what is wrong with those that do not load. */
  static Discovery<RecipeProvider> discover() {
    return Discovery.of(
        RecipeProvider.class, loader -> ServiceLoader.load(RecipeProvider.class, loader));
  }
}
