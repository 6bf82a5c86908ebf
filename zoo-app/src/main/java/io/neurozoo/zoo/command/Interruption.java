// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.TrainingListener;
import io.neurozoo.training.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says what is left of a training that is stopped by Ctrl-C or by a signal, and how it goes on. Of
 * one that ends by itself it says nothing.
 */
final class Interruption implements TrainingListener, AutoCloseable {
  private record Kept(Path folder, int epochs) {}

  private final Progress progress;
  private final List<String> arguments;
  private final Thread hook = new Thread(this::say, "interruption");
  private volatile Kept kept;
  private volatile int planned;
  private int epochs;

  /**
   * Begins to wait for a signal.
   *
   * @param arguments of the command
   * @param resumed the folder of the training that goes on; empty where a new one begins
   */
  Interruption(Progress progress, List<String> arguments, Optional<Path> resumed) {
    this.progress = progress;
    this.arguments = arguments;
    this.kept = resumed.map(folder -> new Kept(folder, 0)).orElse(null);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void start(TrainingPlan plan) {
    planned = plan.epochs();
    epochs = plan.epochsDone();
    if (kept != null) {
      kept = new Kept(kept.folder(), epochs);
    }
  }

  @Override
  public void checkpointed(Path file) {
    Path folder = file.getParent();
    kept = new Kept(folder, ++epochs);
  }

  private void say() {
    Kept last = kept;
    progress.stop(last == null ? "stopped; nothing was kept" : line(last, planned, arguments));
  }

  private static String line(Kept kept, int planned, List<String> arguments) {
    String where = kept.epochs() == 0 ? "" : " after epoch " + kept.epochs() + " of " + planned;
    return "stopped" + where + "; go on with: " + CommandText.resumed(arguments, kept.folder());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // It is on its way.
    }
  }
}
