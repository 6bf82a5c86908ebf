// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** Losses, learning rules, optimisers, metrics, data, the training loop and checkpoints. */
module io.neurozoo.training {
  requires de.siegmar.fastcsv;
  requires transitive io.neurozoo.api;

  exports io.neurozoo.training;
  exports io.neurozoo.training.checkpoint;
  exports io.neurozoo.training.data;
  exports io.neurozoo.training.loss;
  exports io.neurozoo.training.metric;
  exports io.neurozoo.training.optimizer;
  exports io.neurozoo.training.rule;

  uses io.neurozoo.training.RecipeProvider;
  uses io.neurozoo.training.data.DatasetProvider;
}
