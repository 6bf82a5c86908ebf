// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.training.metric.EpochRow;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
  private static final Color BLUE = new Color(0x0072B2);
  private static final Color ORANGE = new Color(0xD55E00);

  /** Where the numbers of the epochs stand, in pixels from the top. */
  private static final int EPOCHS_TOP = 377;

  @TempDir Path folder;

  private static EpochRow row(int epoch, double train, double validation) {
    return new EpochRow(
        "training", epoch, epoch, Map.of("loss", train), Map.of("loss", validation), 1, 1);
  }

  private static int count(BufferedImage image, Color colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aCurveForTrainingAndOneForValidation() {
    BufferedImage image =
        LearningCurve.draw("a title", List.of(row(1, 3, 2), row(2, 2, 1.5), row(3, 1, 1)));
    assertTrue(count(image, BLUE) > 100, "the training's curve");
    assertTrue(count(image, ORANGE) > 100, "the validation's curve");
  }

  @Test
  void aPanelForEachMetricAndNoneForWhatIsNotFinite() {
    List<EpochRow> rows = new ArrayList<>();
    rows.add(new EpochRow("p", 1, 1, Map.of("loss", 1.0, "accuracy", 0.5), Map.of(), 1, 1));
    rows.add(new EpochRow("p", 2, 2, Map.of("loss", Double.NaN, "accuracy", 0.7), Map.of(), 1, 1));
    BufferedImage two = LearningCurve.draw("t", rows);
    assertEquals(2 * LearningCurve.draw("t", List.of(row(1, 1, 1))).getWidth(), two.getWidth());
    assertEquals(0, count(two, ORANGE), "there is no validation");
  }

  /** The widest piece of a row of labels without a gap as between two of them. */
  private static int widestLabel(BufferedImage image, int top, int bottom) {
    int widest = 0;
    int start = -1;
    int lastInk = -10;
    for (int x = 0; x < image.getWidth(); x++) {
      boolean ink = false;
      for (int y = top; y < bottom; y++) {
        ink |= (image.getRGB(x, y) & 0xff) < 0x80;
      }
      if (ink) {
        start = x - lastInk > 6 ? x : start;
        lastInk = x;
        widest = Math.max(widest, x - start);
      }
    }
    return widest;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 41, 99, 267, 1000, 12345})
  void epochsAreRoundNumbersThatDoNotTouch(int epochs) {
    List<EpochRow> rows = new ArrayList<>();
    for (int i = 1; i <= epochs; i++) {
      rows.add(row(i, 3.306948224703471 / i, 3.4 / i));
    }
    BufferedImage image = LearningCurve.draw("t", rows);
    int widest = widestLabel(image, EPOCHS_TOP, EPOCHS_TOP + 12);
    assertTrue(widest > 3, "there are labels");
    assertTrue(widest < 45, "labels run into one another: " + widest + " pixels");
    var styler = LearningCurve.panel("loss", rows).getStyler();
    assertEquals("250", styler.getXAxisTickLabelsFormattingFunction().apply(250.0));
    assertEquals(" ", styler.getXAxisTickLabelsFormattingFunction().apply(0.5));
    assertTrue(
        styler.getYAxisTickLabelsFormattingFunction().apply(3.306948224703471).length() <= 6);
  }

  @Test
  void validationAloneKeepsItsColour() {
    Map<String, Double> validation = Map.of("loss", 1.0, "mse", 1.0, "rmse", 1.0, "mae", 1.0);
    BufferedImage image =
        LearningCurve.draw(
            "t", List.of(new EpochRow("p", 1, 1, Map.of(), validation, 1, 1)));
    assertEquals(0, count(image, BLUE));
    assertTrue(count(image, ORANGE) > 10);
    // The loss of a regression is its MSE; both and the root would be three times the same curve.
    assertEquals(2 * LearningCurve.draw("t", List.of(row(1, 1, 1))).getWidth(), image.getWidth());
  }

  @Test
  void aLongTitleIsCutAndMakesNoPictureWide() {
    BufferedImage image =
        ConfusionChart.draw("long ".repeat(100), List.of("a", "b"), new long[][] {{1, 0}, {0, 1}});
    assertTrue(image.getWidth() <= 480, "width " + image.getWidth());
  }

  @Test
  void confusionsAreShadedByTheirShareOfTheRow() {
    List<String> labels = List.of("a", "b");
    BufferedImage image = ConfusionChart.draw("t", labels, new long[][] {{10, 0}, {5, 0}});
    assertTrue(count(image, BLUE) > 500, "all of a is right");
    assertTrue(count(image, ORANGE) > 500, "all of b is wrong");
    BufferedImage none = ConfusionChart.draw("t", labels, new long[][] {{0, 0}, {0, 0}});
    assertEquals(0, count(none, BLUE) + count(none, ORANGE));
  }

  @Test
  void manyClassesWithLongNamesFit() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      labels.add("a class with a long name, number " + i);
    }
    long[][] counts = new long[100][100];
    counts[99][99] = 7;
    BufferedImage image = ConfusionChart.draw("t", labels, counts);
    assertTrue(image.getWidth() < 1200, "width " + image.getWidth());
    assertTrue(count(image, BLUE) > 0, "the last class");
  }

  @Test
  void theModelIsAskedForEveryPointOfThePlane() {
    float[] points = {-1, -1, 1, 1};
    BufferedImage image =
        DecisionChart.draw(
            "t",
            List.of(new DecisionChart.Axis("width", 5, 2), new DecisionChart.Axis("height", 0, 1)),
            "training data",
            List.of("left", "right"),
            points,
            new int[] {0, 1},
            asked -> {
              int[] answers = new int[asked.length / 2];
              for (int i = 0; i < answers.length; i++) {
                answers[i] = asked[2 * i] < 0 ? 0 : 1;
              }
              return answers;
            });
    int middle = image.getHeight() / 2;
    assertEquals(Style.shade(0).getRGB(), image.getRGB(image.getWidth() / 4, middle));
    assertEquals(Style.shade(1).getRGB(), image.getRGB(3 * image.getWidth() / 4, middle));
    assertTrue(count(image, BLUE) > 10 && count(image, ORANGE) > 10, "the examples");
  }

  @Test
  void examplesThatAllLieInOnePointAreDrawn() {
    BufferedImage image =
        DecisionChart.draw(
            "t",
            List.of(new DecisionChart.Axis("x", 0, 1), new DecisionChart.Axis("y", 0, 1)),
            "training data",
            List.of("a", "b"),
            new float[] {3, 3},
            new int[] {1},
            p -> new int[p.length / 2]);
    assertTrue(count(image, ORANGE) > 10);
  }

  @Test
  void aPictureIsWrittenAsPng() throws IOException {
    Path file = folder.resolve("curve.png");
    BufferedImage image = LearningCurve.draw("t", List.of(row(1, 1, 1)));
    assertEquals(Optional.empty(), Picture.write(file, () -> image));
    assertEquals(image.getWidth(), ImageIO.read(file.toFile()).getWidth());
  }

  @Test
  void whatCannotBeDrawnIsALineAndNoFile() {
    Path file = folder.resolve("curve.png");
    Optional<String> why =
        Picture.write(
            file,
            () -> {
              throw new NoClassDefFoundError("sun/font");
            });
    assertTrue(why.orElseThrow().contains("curve.png' could not be drawn"), why::toString);
    assertFalse(Files.exists(file));
    assertTrue(Picture.write(folder.resolve("none/c.png"), () -> null).isPresent());
  }
}
