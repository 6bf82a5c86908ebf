// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.zoo.catalogue.OptionText;
import java.util.Locale;
import java.util.Optional;

/** The model card, {@code README.md}: what the model is, what it does well, how to use it. */
final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card.
   *
   * @param table what raw rows go through, where the model learned from a table
   * @param trainedOn one line about the training data
   */
  static String write(
      Architecture<?> architecture,
      ModelConfig config,
      Optional<TableEncoding> table,
      String trainedOn) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(config.name()).append(" on ").append(config.data()).append("\n\n");
    out.append(capitalized(architecture.summary())).append(".\n\n");
    out.append(architecture.card().strip()).append("\n\n");
    out.append("Source: ").append(architecture.reference()).append(".\n\n");

    out.append("## Figures\n\n");
    out.append("| figure | value |\n|---|---|\n");
    config.metrics().forEach((name, value) -> row(out, name, rounded(value)));
    row(out, "parameters", String.format(Locale.ROOT, "%,d", config.parameters()));
    out.append('\n').append(unit(config, table)).append("\n\n");
    out.append("The test data were read once, after the training; whatever was chosen was chosen");
    out.append(" by a part of the\ntraining data.\n\n");

    out.append("## Training\n\n");
    out.append("Data: ").append(trainedOn).append(". Seed ").append(config.seed());
    out.append(", ").append(config.epochs()).append(" epochs, batches of ").append(config.batch());
    out.append(".\n\n| option | value |\n|---|---|\n");
    config.options().members().forEach((name, value) -> row(out, name, OptionText.of(value)));

    out.append("\n## Use\n\n");
    out.append(table.map(t -> RowText.of(t, config.task())).orElseGet(() -> example(config)));
    out.append("\n```sh\nzoo predict DIR --input FILE\nzoo evaluate DIR\n```\n\n");
    out.append("`model.safetensors` holds graph, weights and labels: in Java,");
    out.append(" `Model.load(Path.of(\"DIR\"))` needs nothing else.\n");
    return out.toString();
  }

  /** What losses are in. */
  private static String unit(ModelConfig config, Optional<TableEncoding> table) {
    if (config.task().isClassification()) {
      return "Losses are in nats.";
    }
    return table
        .flatMap(TableEncoding::unit)
        .map(
            text ->
                "The label %s. A mean squared error counts the squares of deviations."
                    .formatted(text))
        .orElse("Losses are in the unit of what is predicted, mean squared errors in its square.");
  }

  private static String example(ModelConfig config) {
    return "An example is %s numbers; %s.\n"
        .formatted(
            config.task().input(),
            config.task().isClassification()
                ? "it is put into one of " + config.task().outputs() + " classes"
                : "the answer is " + config.task().outputs() + " numbers");
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
