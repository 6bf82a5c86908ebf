// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.composition;

import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.training.RecipeProvider;
import io.neurozoo.training.data.DatasetProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found that may be picked by name.
 *
 * @param architectures providers of architectures
 * @param recipes providers of recipes
 * @param datasets providers of data sets
 * @param problems what was skipped and why, one line each
 */
public record Contributions(
    List<ArchitectureProvider> architectures,
    List<RecipeProvider> recipes,
    List<DatasetProvider> datasets,
    List<String> problems) {

  /** Nothing yet; the lists are to be filled. */
  static Contributions empty() {
    return new Contributions(
        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }
}
