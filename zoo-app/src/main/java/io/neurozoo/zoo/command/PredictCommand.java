// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.backend.Backend;
import io.neurozoo.model.Model;
import io.neurozoo.model.Predictor;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.zoo.composition.BackendFactory;
import io.neurozoo.zoo.directory.ModelConfig;
import io.neurozoo.zoo.directory.ModelDirectory;
import io.neurozoo.zoo.input.Examples;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "predict",
    description = "Ask a trained model about a picture, a table, JSON or an IDX file.",
    footer = {
      "",
      "A picture is made grey and scaled to the size that the model takes. JSON holds numbers as"
          + " the",
      "network takes them, for pictures 0 (black) to 1 (white): an array for each example, flat or",
      "nested as its shape is, or an array of such; several may follow one another. The rows of a",
      "CSV file are raw, as those the model learned from, and so are JSON objects, such as",
      "{\"age\": 30, \"city\": \"Berlin\"}, alone, one after the other or in an array.",
      "",
      "Examples: zoo predict runs/feed-forward-1 --input digit.png",
      "          zoo predict runs/feed-forward-1 --input idx:t10k-images-idx3-ubyte.gz --json",
      "          zoo predict runs/flowers --input csv:flowers.csv",
      "          zoo predict runs/flowers --input flower.json --json",
      "          zoo predict runs/feed-forward-1 --input - < digits.json"
    })
final class PredictCommand extends Verb {
  private static final int BATCH = 256;

  @Parameters(paramLabel = "DIR", description = "Directory that 'zoo train' left.")
  private Path directory;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|-",
      description =
          "A picture, a JSON file or an IDX file, as its first bytes say; idx:FILE for IDX;"
              + " csv:FILE or *.csv for raw rows of a table; - for JSON from standard input.")
  private String input;

  @Option(
      names = "--invert",
      negatable = true,
      description =
          "Swap light and dark of a picture: for dark strokes on light, where the model learned"
              + " light ones on dark (default: --no-invert).")
  private boolean invert;

  @Mixin private ThreadsOption threads;

  @Option(names = "--json", description = "Print all predictions as one line of JSON.")
  private boolean json;

  @Inject BackendFactory backends;

  @Override
  public Integer call() {
    int count = threads.threads();
    var from = new ModelDirectory(directory);
    ModelConfig config = from.config();
    try (Backend backend = backends.open(count);
        Model model = from.load(config, backend);
        Examples examples =
            Examples.open(input, in(), model.inputShape(), model.info(), invert)) {
      examples.note().ifPresent(note -> err().println("zoo: note: " + note));
      Answers answers =
          json
              ? new JsonAnswers(config.name(), model.info().labels(), out())
              : new TextAnswers(model.info().labels(), out());
      predict(model, examples, answers);
    }
    return ExitCode.OK;
  }

  private static void predict(Model model, Examples examples, Answers answers) {
    int outputs = Math.toIntExact(model.outputShape().size());
    String wanted = model.info().labels().isEmpty() ? "output" : "probabilities";
    int batch = examples.batch(BATCH);
    Optional<TableEncoding> table = TableEncoding.of(model.info());
    try (Predictor predictor = model.predictor(batch)) {
      float[] row = new float[outputs];
      int count = examples.next(predictor.input().segment(), batch);
      answers.begin(); // Only now: an input that is wrong from the start has no answers.
      while (count > 0) {
        // A last batch that is not full leaves old examples behind it, whose answers nobody reads.
        predictor.run();
        for (int i = 0; i < count; i++) {
          for (int j = 0; j < outputs; j++) {
            row[j] = predictor.output(wanted).get(i * outputs + j);
          }
          table.ifPresent(encoding -> inItsOwnUnit(encoding, row));
          answers.add(row);
        }
        count = examples.next(predictor.input().segment(), batch);
      }
    }
    answers.end();
  }

  /** A number that was standardised for the training becomes what it stands for. */
  private static void inItsOwnUnit(TableEncoding table, float[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = table.raw(row[j]);
    }
  }
}
