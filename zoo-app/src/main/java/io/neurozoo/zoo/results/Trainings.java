// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.training.data.DataSplits;
import io.neurozoo.zoo.TrainingRequest;
import io.neurozoo.zoo.TrainingResult;

/** What {@link Results} asks of a zoo. */
public interface Trainings {

  /** Trains a model. */
  TrainingResult train(TrainingRequest request);

  /** Names how it would be trained; see {@link io.neurozoo.zoo.Zoo#recipe}. */
  String recipe(TrainingRequest request);

  /** Loads data, as {@code --data} takes them. */
  DataSplits data(String spec);
}
