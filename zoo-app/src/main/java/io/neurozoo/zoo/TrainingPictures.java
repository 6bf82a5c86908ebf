// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.model.Model;
import io.neurozoo.model.Predictor;
import io.neurozoo.tensor.DType;
import io.neurozoo.training.TrainingReport;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.training.data.Target;
import io.neurozoo.zoo.chart.ConfusionChart;
import io.neurozoo.zoo.chart.DecisionChart;
import io.neurozoo.zoo.chart.LearningCurve;
import io.neurozoo.zoo.chart.Picture;
import io.neurozoo.zoo.directory.ModelDirectory;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pictures that a finished training leaves beside the model. */
final class TrainingPictures {
  private static final int BATCH = 256;
  private static final int MOST_DOTS = 1000;

  private final Preparation training;
  private final Model model;
  private final ModelDirectory directory;
  private final String title;

  private TrainingPictures(Preparation training, Model model, ModelDirectory directory) {
    this.training = training;
    this.model = model;
    this.directory = directory;
    this.title = training.model().name() + " on " + training.spec().shortly();
  }

  /** Draws all that make sense for the task; returns a line for each that could not be drawn. */
  static List<String> draw(
      Preparation training, Model model, TrainingReport report, ModelDirectory directory) {
    var pictures = new TrainingPictures(training, model, directory);
    return Stream.of(pictures.curve(report), pictures.confusion(), pictures.decision())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> curve(TrainingReport report) {
    return Picture.write(directory.curve(), () -> LearningCurve.draw(title, report.epochs()));
  }

  private Optional<String> confusion() {
    if (!(training.test().target() instanceof Target.Classes classes)) {
      return Optional.empty();
    }
    return Picture.write(
        directory.confusion(),
        () -> ConfusionChart.draw(title + ", test data", classes.labels(), confusionCounts()));
  }

  private long[][] confusionCounts() {
    int classes = training.task().outputs();
    long[][] counts = new long[classes][classes];
    Dataset test = training.test();
    try (Predictor predictor = model.predictor(1)) {
      for (int i = 0; i < test.size(); i++) {
        test.copyInput(i, predictor.input().segment(), 0);
        predictor.run();
        counts[test.label(i)][greatest(predictor.output().segment(), 0, classes)]++;
      }
    }
    return counts;
  }

  private Optional<String> decision() {
    if (!(training.train().target() instanceof Target.Classes classes)
        || training.task().input().size() != 2) {
      return Optional.empty();
    }
    Dataset train = training.train();
    int dots = Math.min(MOST_DOTS, train.size());
    float[] points = new float[2 * dots];
    int[] labels = new int[dots];
    for (int i = 0; i < dots; i++) {
      train.copyInput(i, MemorySegment.ofArray(points), 2L * Float.BYTES * i);
      labels[i] = train.label(i);
    }
    return Picture.write(
        directory.decision(),
        () ->
            DecisionChart.draw(
                title,
                axes(train),
                dots < train.size() ? "some of the training data" : "training data",
                classes.labels(),
                points,
                labels,
                this::classesOf));
  }

  private static List<DecisionChart.Axis> axes(Dataset data) {
    return data.encoding()
        .map(table -> List.of(axis(table, 0), axis(table, 1)))
        .orElse(List.of(new DecisionChart.Axis("x", 0, 1), new DecisionChart.Axis("y", 0, 1)));
  }

  private static DecisionChart.Axis axis(TableEncoding table, int input) {
    double zero = table.rawInput(input, 0);
    double one = table.rawInput(input, 1);
    return new DecisionChart.Axis(table.inputNames().get(input), zero, one - zero);
  }

  private int[] classesOf(float[] points) {
    int[] classes = new int[points.length / 2];
    int outputs = training.task().outputs();
    try (Predictor predictor = model.predictor(BATCH)) {
      for (int i = 0; i < classes.length; i += BATCH) {
        int count = Math.min(BATCH, classes.length - i);
        MemorySegment.copy(
            MemorySegment.ofArray(points),
            2L * Float.BYTES * i,
            predictor.input().segment(),
            0,
            2L * Float.BYTES * count);
        predictor.run();
        for (int j = 0; j < count; j++) {
          classes[i + j] = greatest(predictor.output().segment(), (long) j * outputs, outputs);
        }
      }
    }
    return classes;
  }

  private static int greatest(MemorySegment scores, long from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      float score = scores.getAtIndex(DType.FLOAT, from + i);
      best = score > scores.getAtIndex(DType.FLOAT, from + best) ? i : best;
    }
    return best;
  }
}
