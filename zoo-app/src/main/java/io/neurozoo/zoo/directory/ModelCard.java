// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.zoo.catalogue.OptionText;
import java.util.Locale;

/** The model card, {@code README.md}: what the model is, what it does well, how to use it. */
final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card.
   *
   * @param trainedOn one line about the training data
   */
  static String write(Architecture<?> architecture, ModelConfig config, String trainedOn) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(config.name()).append(" on ").append(config.data()).append("\n\n");
    out.append(capitalized(architecture.summary())).append(".\n\n");
    out.append(architecture.card().strip()).append("\n\n");
    out.append("Source: ").append(architecture.reference()).append(".\n\n");

    out.append("## Figures\n\n");
    out.append("| figure | value |\n|---|---|\n");
    config.metrics().forEach((name, value) -> row(out, name, rounded(value)));
    row(out, "parameters", String.format(Locale.ROOT, "%,d", config.parameters()));
    out.append(
            "\nLosses are in nats. The test data were read once, after the training; whatever was")
        .append(" chosen was chosen\nby a part of the training data.\n\n");

    out.append("## Training\n\n");
    out.append("Data: ").append(trainedOn).append(". Seed ").append(config.seed());
    out.append(", ").append(config.epochs()).append(" epochs, batches of ").append(config.batch());
    out.append(".\n\n| option | value |\n|---|---|\n");
    config.options().members().forEach((name, value) -> row(out, name, OptionText.of(value)));

    out.append("\n## Use\n\n");
    out.append("An example is ").append(config.task().input()).append(" numbers; ");
    out.append(
        config.task().isClassification()
            ? "it is put into one of " + config.task().outputs() + " classes"
            : "the answer is " + config.task().outputs() + " numbers");
    out.append(".\n\n```sh\nzoo predict DIR --input FILE\nzoo evaluate DIR\n```\n\n");
    out.append("`model.safetensors` holds graph, weights and labels: in Java,");
    out.append(" `Model.load(Path.of(\"DIR\"))` needs nothing else.\n");
    return out.toString();
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
