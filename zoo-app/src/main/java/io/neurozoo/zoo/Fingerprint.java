// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.training.Phase;
import io.neurozoo.training.checkpoint.Checkpoint;
import io.neurozoo.training.checkpoint.Progress;
import io.neurozoo.zoo.catalogue.OptionText;
import io.neurozoo.zoo.catalogue.UsageException;
import io.neurozoo.zoo.directory.Existing;
import io.neurozoo.zoo.directory.ModelDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a training that is resumed must share with the one that was interrupted. */
final class Fingerprint {
  private static final String CONTENT = "training data";
  private static final String MODEL = "model";
  private static final String DATA = "data";
  private static final String SEED = "seed";
  private static final String OPTION = "option ";

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
    settings.put(MODEL, training.model().id());
    training
        .model()
        .json()
        .members()
        .forEach((name, value) -> settings.put(OPTION + name, OptionText.of(value)));
    settings.put(DATA, training.spec().toString());
    return settings;
  }

  private static Progress progress(Path file) {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return checkpoint.progress();
    }
  }

  private static String batchOf(String phase) {
    return "batch of phase '" + phase + "'";
  }

  /**
   * What is to be resumed, with all that the checkpoint knows and nobody said anew; the request
   * itself where there is no checkpoint.
   *
   * @param model the id of the architecture that is asked for: of another one the options stay
   * @throws io.neurozoo.training.checkpoint.CheckpointException where the checkpoint is damaged
   */
  static TrainingRequest completed(TrainingRequest request, String model) {
    Optional<Path> file =
        request
            .out()
            .filter(_ -> request.existing() == Existing.RESUME)
            .map(out -> new ModelDirectory(out).checkpoint())
            .filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return request;
    }
    Map<String, String> then = progress(file.get()).configuration();
    TrainingRequest.Builder completed = request.toBuilder();
    OptionalLong batch = whole(then.get(batchOf(lastPhase(then))));
    completed.orElse(
        then.get(DATA),
        whole(then.get(SEED)),
        batch.isPresent() ? OptionalInt.of((int) batch.getAsLong()) : OptionalInt.empty());
    if (model.equals(then.get(MODEL))) {
      then.forEach(
          (name, value) -> {
            if (name.startsWith(OPTION)) {
              completed.optionOrElse(name.substring(OPTION.length()), value);
            }
          });
    }
    return completed.build();
  }

  /** The trainer counts the phases from 1 on. */
  private static String lastPhase(Map<String, String> then) {
    int count = 1;
    while (then.containsKey("phase " + (count + 1))) {
      count++;
    }
    return then.get("phase " + count);
  }

  /** Empty where it is no number, which the {@linkplain #check check} then says. */
  private static OptionalLong whole(String text) {
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
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
    Progress progress = progress(file);
    Phase last = training.lastPhase();
    Map<String, String> now = asked(training);
    now.put(SEED, Long.toString(seed));
    now.put(batchOf(last.name()), Integer.toString(last.batch()));
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
