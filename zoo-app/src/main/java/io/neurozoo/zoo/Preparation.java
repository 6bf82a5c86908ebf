// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.architecture.Task;
import io.neurozoo.file.Json;
import io.neurozoo.layer.Layer;
import io.neurozoo.training.Phase;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.data.DataSpec;
import io.neurozoo.training.data.DataSplits;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Split;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.zoo.catalogue.Configured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All parts of a training, at hand before anything is written.
 *
 * @param model what is trained
 * @param spec what it is trained on
 * @param all that the data set gives to learn from
 * @param train what of it is learned from
 * @param validation held out of the training data; empty where the recipe holds nothing out
 * @param test read once, at the end
 * @param task what is asked of the network
 * @param network for the task
 * @param phases with the epochs and the batch that were asked for
 * @param notes what is odd about the data and no mistake, one line each
 */
record Preparation(
    Configured<?> model,
    DataSpec spec,
    Dataset all,
    Dataset train,
    Optional<Dataset> validation,
    Dataset test,
    Task task,
    Layer network,
    List<Phase> phases,
    List<String> notes) {

  static Preparation of(
      Configured<?> model, DataSpec spec, DataSplits data, TrainingRequest request) {
    Task task = Tasks.of(data.train());
    Layer network = model.network(task);
    TrainingSetup setup = model.setup(task, data.train().size());
    double fraction = setup.validationFraction();
    Optional<Split> split =
        fraction > 0
            ? Optional.of(Split.holdOut(data.train(), fraction, request.seed()))
            : Optional.empty();
    Optional<TableEncoding> fitted = split.flatMap(s -> s.train().encoding());
    return new Preparation(
        model,
        spec,
        fitted.map(data.train()::encodedBy).orElse(data.train()),
        split.map(Split::train).orElse(data.train()),
        split.map(Split::validation),
        fitted.map(data.test()::encodedBy).orElse(data.test()),
        task,
        network,
        asked(setup.phases(), request),
        data.notes());
  }

  private static List<Phase> asked(List<Phase> phases, TrainingRequest request) {
    List<Phase> asked = new ArrayList<>(phases);
    Phase last = asked.removeLast();
    last = request.epochs().isPresent() ? last.withEpochs(request.epochs().getAsInt()) : last;
    asked.add(request.batch().isPresent() ? last.withBatch(request.batch().getAsInt()) : last);
    return List.copyOf(asked);
  }

  /**
   * All that the outcome hangs on beside the seed and the software, in words. What is no record and
   * has no words of its own, such as a plugin's lambda, leaves its class only.
   */
  String recipe() {
    String words =
        String.join(
            "\n",
            model.id(),
            Json.write(model.json()),
            network.toString(),
            phases.toString(),
            train.describe(),
            test.describe());
    return words.replaceAll("[@/](0x)?[0-9a-f]{5,}", "");
  }

  /** The phase that {@code --epochs} and {@code --batch} are about. */
  Phase lastPhase() {
    return phases.getLast();
  }
}
