// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.model.Model;
import io.neurozoo.training.data.IdxFile;
import io.neurozoo.zoo.SmallData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  private static final int PIXELS = 36;

  @TempDir static Path folder;
  private static Path images;
  private static Path model;
  private static int[] labels;
  private static float[][] examples;

  @BeforeAll
  static void trainOne() {
    String data = SmallData.write(folder.resolve("data"));
    images = folder.resolve("data/t10k-images-idx3-ubyte");
    labels = IdxFile.read(folder.resolve("data/t10k-labels-idx1-ubyte")).labels();
    var inputs = IdxFile.read(images).inputs();
    examples = new float[labels.length][PIXELS];
    for (int i = 0; i < labels.length; i++) {
      inputs.copyInput(i, MemorySegment.ofArray(examples[i]), 0);
    }
    model = folder.resolve("model");
    Run.zoo(
            "train",
            "ff",
            "--data",
            data,
            "--set",
            "hidden=16",
            "--epochs",
            25,
            "--batch",
            16,
            "--out",
            model)
        .ok();
  }

  private static List<JsonObject> predictions(Run run) {
    assertEquals(1, run.lines().size(), run.out());
    return run.json().requireArray("predictions").objects();
  }

  @Test
  void labelsOfAnIdxFileScoreAsEvaluateSays() {
    Run run = Run.zoo("predict", model, "--input", "idx:" + images, "--json").ok();
    List<JsonObject> predictions = predictions(run);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      JsonObject prediction = predictions.get(i);
      assertEquals(
          prediction.requireString("label"), Integer.toString(prediction.requireInt("class")));
      right += prediction.requireInt("class") == labels[i] ? 1 : 0;
    }
    assertEquals(labels.length, predictions.size());
    double accuracy =
        Run.zoo("evaluate", model, "--json")
            .ok()
            .json()
            .requireObject("metrics")
            .requireDouble("test.accuracy");
    assertEquals(accuracy, (double) right / labels.length);
  }

  @Test
  void probabilitiesAreThoseOfTheModel() {
    List<JsonObject> predictions =
        predictions(Run.zoo("predict", model, "--input", images, "--json", "--threads", 1).ok());
    try (Model loaded = Model.load(model)) {
      for (int i = 0; i < 3; i++) {
        float[] logits = loaded.predict(examples[i]);
        double sum = 0;
        double max = Math.max(logits[0], Math.max(logits[1], logits[2]));
        for (float logit : logits) {
          sum += StrictMath.exp(logit - max);
        }
        assertEquals(1 / sum, predictions.get(i).requireDouble("probability"), 1e-6);
      }
    }
  }

  @Test
  void allFormsOfJsonAskTheSame() throws IOException {
    String expected =
        Run.zoo("predict", model, "--input", json("flat", flat(0)), "--json").ok().out();
    assertEquals(labels[0], predictions(new Run(0, expected, "")).getFirst().requireInt("class"));
    for (String form : List.of(nested(0), "[" + flat(0) + "]", "[" + nested(0) + "]")) {
      assertEquals(
          expected, Run.zoo("predict", model, "--input", json("form", form), "--json").ok().out());
    }
    assertEquals(
        expected, Run.zooReading(flat(0), "predict", model, "--input", "-", "--json").ok().out());
  }

  @Test
  void documentsMayFollowOneAnotherBeyondABatch() {
    StringBuilder many = new StringBuilder();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int example = i % labels.length;
      many.append(
          i % 3 == 0 ? flat(example) : i % 3 == 1 ? nested(example) : "[" + flat(example) + "]");
      many.append('\n');
      expected.add(example);
    }
    List<JsonObject> alone =
        predictions(Run.zoo("predict", model, "--input", images, "--json").ok());
    List<JsonObject> together =
        predictions(
            Run.zooReading(many.toString(), "predict", model, "--input", "-", "--json").ok());
    assertEquals(300, together.size());
    for (int i = 0; i < 300; i++) {
      assertEquals(alone.get(expected.get(i)), together.get(i), "example " + i);
    }
  }

  @Test
  void aPictureOfTheSameBytesGivesTheSameAnswer() throws IOException {
    List<JsonObject> expected =
        predictions(Run.zoo("predict", model, "--input", images, "--json").ok());
    for (int i = 0; i < 6; i++) {
      Path png = picture("example-" + i, i, 1, false);
      assertEquals(
          expected.get(i),
          predictions(Run.zoo("predict", model, "--input", png, "--json").ok()).getFirst());
      Path dark = picture("dark-" + i, i, 1, true);
      assertEquals(
          expected.get(i),
          predictions(Run.zoo("predict", model, "--input", dark, "--invert", "--json").ok())
              .getFirst());
      Path large = picture("large-" + i, i, 7, false);
      assertEquals(
          expected.get(i),
          predictions(Run.zoo("predict", model, "--input", large, "--json").ok()).getFirst());
    }
  }

  @Test
  void peopleGetALineAnExampleAndANoteAboutPictures() throws IOException {
    Run run = Run.zoo("predict", model, "--input", picture("note", 0, 2, false)).ok();
    assertTrue(run.err().contains("12 x 12, was made grey and 6 x 6"), run.err());
    assertTrue(run.err().contains("--invert"), run.err());
    assertTrue(run.lines().getFirst().matches(labels[0] + " \\d+\\.\\d\\d %   \\d .*"), run.out());
    assertEquals(labels.length, Run.zoo("predict", model, "--input", images).ok().lines().size());
  }

  @Test
  void gzipIsRead() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      Files.copy(images, out);
    }
    Path file = Files.write(folder.resolve("t10k.gz"), compressed.toByteArray());
    assertEquals(
        Run.zoo("predict", model, "--input", images, "--json").ok().out(),
        Run.zoo("predict", model, "--input", "idx:" + file, "--json").ok().out());
  }

  @Test
  void badInputsAreRefusedInOneLine() throws IOException {
    refused("no such file", folder.resolve("none.png"));
    refused("not a regular file", folder);
    refused("3 numbers in an array", json("three", "[1, 2, 3]"));
    refused("3 numbers in an array", json("cut", "[[1, 2, 3], [4"));
    refused("an object", json("object", "{\"a\": 1}"));
    refused("a text", json("text", "[\"a\"]"));
    refused("outside of an array", json("bare", "3"));
    refused("too large", json("huge", flat(0).replaceFirst("[0-9.Ee-]+", "1e99")));
    refused("line 1", json("end", flat(0).substring(0, 40)));
    refused("an array stands where", json("deep", "[1, [2]]"));
    refused("a number stands where", json("mixed", "[[1, 2, 3, 4, 5, 6], 2]"));
    refused("elements where", json("ragged", nested(0).replaceFirst("\\],\\[[^\\]]*\\]", "]")));
    refused("line 1", json("not-json", "hello"));
    Path png = picture("cut-picture", 0, 1, false);
    Files.write(png, Arrays.copyOf(Files.readAllBytes(png), 60));
    refused("the picture cannot be read", png);
    refused("a file of rank 1", "idx:" + folder.resolve("data/t10k-labels-idx1-ubyte"));
    Path other = Files.write(folder.resolve("other.idx"), SmallData.idx(new byte[50], 2, 5, 5));
    refused("its examples are [5, 5] and the model takes [6, 6]", other);
  }

  @Test
  void anInputWithoutExamplesIsRefused() throws IOException {
    refused("none.json': there is no example to predict from; add some", json("none", ""));
    refused("there is no example to predict from", json("none", " [] \n[]"));
    Run run = Run.zooReading("", "predict", model, "--input", "-", "--json");
    assertEquals(ExitCode.FAILED, run.code(), run::toString);
    assertEquals(
        "zoo: input 'standard input': there is no example to predict from; add some",
        run.err().strip());
    assertEquals("", run.out());
  }

  @Test
  void brokenJsonIsSaidPlainly() throws IOException {
    refused("line 1, column 9: the input ends within an array; add the", json("cut", "[[1, 2, "));
    refused("Unrecognized token 'hello'", json("not-json", "hello"));
    refused("line 2, column 1: Unexpected character", json("comma", "[\n,1]"));
  }

  @Test
  void onlyPicturesAreInverted() {
    for (Object input : List.of("-", images, "idx:" + images)) {
      Run run = Run.zoo("predict", model, "--input", input, "--invert");
      assertEquals(ExitCode.USAGE, run.code());
      assertTrue(run.err().contains("--invert is for pictures"), run.err());
    }
  }

  private static void refused(String part, Object input) {
    Run run = Run.zoo("predict", model, "--input", input);
    assertEquals(ExitCode.FAILED, run.code(), run::toString);
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(part), run.err());
    assertTrue(!run.err().contains("Source") && !run.err().contains("`"), run.err());
    assertEquals("", run.out());
  }

  private static Path json(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), text);
  }

  private static String flat(int example) {
    return Json.write(JsonArray.ofFloats(examples[example]));
  }

  private static String nested(int example) {
    List<JsonArray> rows = new ArrayList<>();
    for (int y = 0; y < 6; y++) {
      rows.add(JsonArray.ofFloats(Arrays.copyOfRange(examples[example], 6 * y, 6 * y + 6)));
    }
    return Json.write(new JsonArray(rows));
  }

  private static Path picture(String name, int example, int zoom, boolean inverted)
      throws IOException {
    var image = new BufferedImage(6 * zoom, 6 * zoom, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 6 * zoom; y++) {
      for (int x = 0; x < 6 * zoom; x++) {
        int value = Math.round(255 * examples[example][y / zoom * 6 + x / zoom]);
        image.getRaster().setSample(x, y, 0, inverted ? 255 - value : value);
      }
    }
    Path file = folder.resolve(name + ".png");
    assertTrue(ImageIO.write(image, "png", file.toFile()));
    return file;
  }
}
