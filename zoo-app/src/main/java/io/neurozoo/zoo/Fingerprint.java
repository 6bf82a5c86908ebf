// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.training.Phase;
import io.neurozoo.training.checkpoint.Checkpoint;
import io.neurozoo.training.checkpoint.Progress;
import io.neurozoo.zoo.catalogue.OptionText;
import io.neurozoo.zoo.catalogue.UsageException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a training that is resumed must share with the one that was interrupted. */
final class Fingerprint {
  private static final String CONTENT = "training data";

  private Fingerprint() {}

  /** What the trainer does not know by itself, by name. */
  static Map<String, String> of(Preparation training) {
    Map<String, String> settings = asked(training);
    settings.put(CONTENT, training.train().describe());
    return settings;
  }

  /** What a user asks for. */
  private static Map<String, String> asked(Preparation training) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("model", training.model().id());
    training
        .model()
        .json()
        .members()
        .forEach((name, value) -> settings.put("option " + name, OptionText.of(value)));
    settings.put("data", training.spec().toString());
    return settings;
  }

  /**
   * Refuses the checkpoint of another training, naming what the user would first look at: the
   * trainer checks all of it again, in the order of the names.
   *
   * @throws UsageException naming both values, or where the checkpoint has done more epochs than
   *     are asked for
   * @throws io.neurozoo.training.checkpoint.CheckpointException where it is damaged
   */
  static void check(Path file, Preparation training, long seed) {
    Progress progress;
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      progress = checkpoint.progress();
    }
    Phase last = training.lastPhase();
    Map<String, String> now = asked(training);
    now.put("seed", Long.toString(seed));
    now.put("batch of phase '" + last.name() + "'", Integer.toString(last.batch()));
    now.put(CONTENT, training.train().describe());
    now.forEach(
        (name, value) -> {
          String then = progress.configuration().get(name);
          if (!value.equals(then)) {
            throw new UsageException(
                "--resume: the training in '"
                    + file.getParent()
                    + "' is another one: "
                    + name
                    + " was "
                    + (then == null ? "not set" : "'" + then + "'")
                    + " and is now '"
                    + value
                    + "'; use the same, or --force to train anew");
          }
        });
    boolean inLast = progress.phase() == training.phases().size() - 1;
    if (inLast && progress.epoch() > last.epochs()) {
      throw new UsageException(
          "--resume: epochs is "
              + last.epochs()
              + " and the training in '"
              + file.getParent()
              + "' has done "
              + progress.epoch()
              + " already; ask for at least as many, or use"
              + " --force to train anew");
    }
  }
}
