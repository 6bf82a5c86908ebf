// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.TrainingPlan;
import java.util.Locale;
import java.util.Map;

/** The words in which progress is told. */
final class Figures {
  private Figures() {}

  static String beginning(TrainingPlan plan) {
    return String.format(
        Locale.ROOT,
        "training: %,d examples, %,d held out, %,d parameters, threads: %d%s",
        plan.trainExamples(),
        plan.validationExamples(),
        plan.parameters(),
        plan.threads(),
        plan.epochsDone() == 0
            ? ""
            : ", resumed after epoch " + plan.epochsDone() + " of " + plan.epochs());
  }

  /** For example {@code loss 0.0514, accuracy 0.9851}. */
  static String metrics(Map<String, Double> metrics) {
    StringBuilder out = new StringBuilder();
    metrics.forEach(
        (name, value) ->
            out.append(out.isEmpty() ? "" : ", ").append(name).append(' ').append(number(value)));
    return out.toString();
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** For example {@code 1:05}. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
