// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of one's own, from training to predictions. */
class TableTest {
  @TempDir static Path folder;
  private static Path flowers;
  private static Path prices;

  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(1);
    StringBuilder classes = new StringBuilder("length,colour,note,kind\n");
    StringBuilder amounts = new StringBuilder("size,town,price\n");
    for (int i = 0; i < 300; i++) {
      boolean rose = i % 3 != 0;
      double length = (rose ? 120 : 80) + 10 * random.nextGaussian();
      String colour = random.nextInt(10) == 0 ? "white" : rose ? "red" : "yellow";
      classes.append("%.3f,%s,n%d,%s%n".formatted(length, colour, i, rose ? "rose" : "tulip"));
      int size = 40 + random.nextInt(100);
      boolean near = random.nextBoolean();
      amounts.append("%d,%s,%d%n".formatted(size, near ? "near" : "far", 2000 * size
          + (near ? 90_000 : 10_000)));
    }
    flowers = Files.writeString(folder.resolve("flowers.csv"), classes);
    prices = Files.writeString(folder.resolve("prices.csv"), amounts);
  }

  private static JsonObject train(Path model, String data, int epochs) {
    return Run.zoo(
            "train", "ff", "--data", data, "--set", "hidden=16", "--set", "dropout=0", "--epochs",
            epochs, "--batch", 16, "--out", model, "--json")
        .ok()
        .json()
        .requireObject("metrics");
  }

  @Test
  void classesAreLearnedEvaluatedAndPredicted() throws IOException {
    Path model = folder.resolve("flowers");
    JsonObject metrics = train(model, "csv:" + flowers + "?label=kind&drop=note", 20);
    assertTrue(metrics.requireDouble("test.accuracy") > 0.95, metrics::toString);
    assertEquals(
        metrics.requireDouble("test.accuracy"), accuracy(Run.zoo("evaluate", model, "--json")));

    // The columns that the model knows, in another order, without the label.
    Path rows =
        Files.writeString(
            folder.resolve("rows.csv"), "colour,length\nred,121.5\nyellow,78\nwhite,130\n");
    List<JsonObject> predictions =
        Run.zoo("predict", model, "--input", rows, "--json")
            .ok()
            .json()
            .requireArray("predictions")
            .objects();
    assertEquals(
        List.of("rose", "tulip", "rose"),
        predictions.stream().map(p -> p.requireString("label")).toList());

    // The file of the training, label and all: as accurate as the evaluation of all of it.
    List<String> all = Run.zoo("predict", model, "--input", "csv:" + flowers).ok().lines();
    List<String> lines = Files.readAllLines(flowers);
    int right = 0;
    for (int i = 0; i < all.size(); i++) {
      right += all.get(i).startsWith(lines.get(i + 1).replaceFirst(".*,", "") + " ") ? 1 : 0;
    }
    assertEquals(300, all.size());
    String whole = "csv:" + flowers + "?label=kind&drop=note&test=" + flowers;
    assertEquals(accuracy(Run.zoo("evaluate", model, "--data", whole, "--json")), right / 300.0);
  }

  @Test
  void objectsAreRawRows() throws IOException {
    Path model = folder.resolve("objects");
    train(model, "csv:" + flowers + "?label=kind&drop=note", 20);
    String red = "{\"colour\": \"red\", \"length\": 121.5, \"note\": null}";
    String yellow = "{\"length\": \"78\", \"colour\": \"yellow\"}";
    for (String json : List.of("[" + red + ", " + yellow + "]", red + "\n" + yellow)) {
      List<String> answers = Run.zooReading(json, "predict", model, "--input", "-").ok().lines();
      assertEquals(2, answers.size());
      assertTrue(answers.get(0).startsWith("rose "), answers::toString);
      assertTrue(answers.get(1).startsWith("tulip "), answers::toString);
    }
    refusedJson("record 2, 'colour': 'blue' does not occur", model,
        red + "{\"colour\":\"blue\",\"length\":1}");
    refusedJson("record 1: there is no 'colour'; the model learned from length, colour", model,
        "{\"length\": 1}");
    refusedJson("record 1, 'length': the cell is empty", model,
        "{\"colour\": \"red\", \"length\": null}");
    refusedJson("line 1, column 12: a number, a text or null", model, "{\"colour\": [1]}");
    refusedJson("expected an object", model, red + " 7");
    refusedJson("there is no example to predict from", model, " [ ] ");
    refusedJson("column 17: the input ends within an object; add the closing }", model,
        "{\"colour\": \"red\"");
  }

  private static void refusedJson(String expected, Path model, String json) {
    Run run = Run.zooReading(json, "predict", model, "--input", "-");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains(expected), run.err());
  }

  @Test
  void anotherTableIsEvaluatedAsTheTrainingReadItsOwn() throws IOException {
    Path model = folder.resolve("more");
    train(model, "csv:" + flowers + "?label=kind&drop=note", 20);
    Path more = folder.resolve("more.csv");
    Files.writeString(more, "kind,colour,length\nrose,red,121\ntulip,yellow,79\ntulip,red,125\n");
    Run run = Run.zoo("evaluate", model, "--data", "csv:" + more, "--json").ok();
    assertEquals(3, run.json().requireInt("examples"));
    assertEquals(2 / 3.0, accuracy(run), 1e-12);
    Files.writeString(more, "kind,colour,length\nrose,red,121\nfern,red,3\n");
    Run unknown = Run.zoo("evaluate", model, "--data", "csv:" + more);
    assertEquals(1, unknown.code());
    assertTrue(unknown.err().contains("line 3, column 'kind': 'fern' does not"), unknown.err());
    Files.writeString(more, "colour,length\nred,121\n");
    Run lacking = Run.zoo("evaluate", model, "--data", "csv:" + more);
    assertTrue(lacking.err().contains("line 1 names no column 'kind'"), lacking.err());
    Path trees = Files.writeString(folder.resolve("trees.csv"), "height,kind\n,oak\n3,elm\n");
    Run other = Run.zoo("evaluate", model, "--data", "csv:" + trees + "?label=kind");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("'trees.csv': its columns are [height] but"), other.err());
  }

  @Test
  void aTrainingSaysWhatIsOddAndGoesOnWithoutBeingToldItsDataAgain() throws IOException {
    Path model = folder.resolve("odd");
    String data = "csv:" + flowers + "?label=kind";
    Run first = Run.zoo("train", "ff", "--data", data, "--epochs", 1, "--out", model).ok();
    assertTrue(Files.readString(model.resolve("README.md")).contains("Losses are in nats."));
    assertTrue(first.err().contains("note: column 'note' holds 300 different names"), first.err());
    assertTrue(first.out().contains("curve.png, confusion.png"), first.out());
    assertTrue(first.out().contains(" predict " + model + " --input rows.csv"), first.out());
    Run more = Run.zoo("train", "ff", "--epochs", 2, "--out", model, "--resume", "--json").ok();
    assertEquals(data, more.json().requireString("data"));
    assertTrue(more.json().requireLong("resumed_from_step") > 0);
    Run over = Run.zoo("train", "ff", "--epochs", 2, "--out", model, "--resume").ok();
    assertTrue(over.out().contains("goes on where N is above 2"), over.out());
  }

  @Test
  void aSmallTableGetsSmallBatchesAndManySteps() {
    String data = "csv:" + flowers + "?label=kind&drop=note";
    JsonObject result =
        Run.zoo("train", "ff", "--data", data, "--out", folder.resolve("steps"), "--json")
            .ok()
            .json();
    // 240 examples, 228 of them to learn from: 15 steps an epoch.
    assertEquals(16, result.requireInt("batch"));
    assertEquals(267, result.requireInt("epochs"));
    assertEquals(4005, result.requireLong("steps"));
  }

  private static double accuracy(Run run) {
    return run.ok().json().requireObject("metrics").requireDouble("test.accuracy");
  }

  @Test
  void amountsArePredictedInTheirOwnUnit() throws IOException {
    Path model = folder.resolve("prices");
    String amount = "csv:" + prices + "?label=price&task=regression";
    Path oneEpoch = folder.resolve("epoch");
    Run once = Run.zoo("train", "ff", "--data", amount, "--epochs", 1, "--out", oneEpoch);
    String note = once.ok().err();
    assertTrue(note.contains("losses count its deviations, of which 1 is"), note);
    assertTrue(note.contains("errors and predictions are in its own unit"), note);
    String card = Files.readString(oneEpoch.resolve("README.md"));
    assertTrue(card.contains("The label 'price' is standardised: losses count its dev"), card);
    assertTrue(card.contains("```\nsize,town\n```"), card);
    assertTrue(card.contains("- `town`, one of `far`, `near`\n"), card);
    assertFalse(card.contains("nats"), card);
    JsonObject metrics = train(model, amount, 60);
    double rmse = metrics.requireDouble("test.rmse");
    assertTrue(rmse > 10 && rmse < 20_000, metrics::toString);
    assertEquals(rmse * rmse, metrics.requireDouble("test.mse"), 1e-9 * rmse * rmse);
    assertTrue(metrics.requireDouble("test.loss") < 0.1, "in deviations: " + metrics);
    assertEquals(
        rmse,
        Run.zoo("evaluate", model, "--json")
            .ok()
            .json()
            .requireObject("metrics")
            .requireDouble("test.rmse"));
    Path rows = Files.writeString(folder.resolve("sizes.csv"), "size,town\n90,near\n60,far\n");
    List<String> plain = Run.zoo("predict", model, "--input", rows).ok().lines();
    assertEquals(270_000, Float.parseFloat(plain.getFirst()), 20_000);
    List<JsonObject> predictions =
        Run.zoo("predict", model, "--input", rows, "--json")
            .ok()
            .json()
            .requireArray("predictions")
            .objects();
    assertEquals(270_000, predictions.get(0).requireArray("output").floats()[0], 20_000);
    assertEquals(130_000, predictions.get(1).requireArray("output").floats()[0], 20_000);
  }

  @Test
  void rowsThatDoNotFitAreRefusedInOneLine() throws IOException {
    Path model = folder.resolve("small");
    train(model, "csv:" + flowers + "?label=kind&drop=note", 1);
    refused("line 2, column 'colour': 'blue' does not occur", model, "colour,length\nblue,1\n");
    refused("line 2, column 'length': 'x' is no number", model, "colour,length\nred,x\n");
    refused("line 1 names no column 'length'", model, "colour\nred\n");
    refused("the file is empty", model, "");
    Run run = Run.zoo("predict", model, "--input", "csv:" + folder.resolve("none.csv"));
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("no such file"), run.err());
  }

  private static void refused(String part, Path model, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), rows);
    Run run = Run.zoo("predict", model, "--input", file);
    assertEquals(ExitCode.FAILED, run.code(), run::toString);
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(part), run.err());
  }

  @Test
  void aTrainingGoesOnWithTheSameTableAlone() throws IOException {
    Path table = Files.copy(flowers, folder.resolve("changing.csv"));
    Path model = folder.resolve("changing");
    String data = "csv:" + table + "?label=kind&drop=note";
    train(model, data, 1);
    Object[] resumed = {
      "train", "ff", "--data", data, "--set", "hidden=16", "--set", "dropout=0", "--batch", 16,
      "--epochs", 2, "--out", model, "--resume"
    };
    Files.writeString(table, Files.readString(flowers).replaceFirst("red", "white"));
    Run refused = Run.zoo(resumed);
    assertEquals(ExitCode.USAGE, refused.code(), refused.err());
    assertTrue(refused.err().contains("training data was '300 rows of changing.csv (crc32 "),
        refused.err());
    Files.writeString(table, Files.readString(flowers));
    Run.zoo(resumed).ok();
  }

  @Test
  void aTableThatChangedIsNotEvaluatedWithoutAWord() throws IOException {
    Path table = Files.copy(flowers, folder.resolve("edited.csv"));
    Path model = folder.resolve("edited");
    String data = "csv:" + table + "?label=kind&drop=note";
    train(model, data, 1);
    String figures = Run.zoo("evaluate", model, "--json").ok().out();
    String text = Files.readString(flowers);
    // Any row at all, those learned from too; and one more.
    for (String changed :
        List.of(
            text.replaceFirst("red", "white"),
            text.replaceFirst("(?s)(.*)red", "$1white"),
            text + "99,white,n,rose\n")) {
      Files.writeString(table, changed);
      for (Run run :
          List.of(Run.zoo("evaluate", model), Run.zoo("evaluate", model, "--data", data))) {
        assertEquals(ExitCode.FAILED, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(
            run.err()
                .matches(
                    "(?s)zoo: data set 'edited.csv': the model was trained when it had 240 examples"
                        + " to learn from and 60 to test by \\(crc32 [0-9a-f]{8}\\), and now it has"
                        + " 24\\d .*--data csv:.*"),
            run.err());
        assertEquals("", run.out());
      }
      Run.zoo("evaluate", model, "--data", "csv:" + table).ok();
    }
    Files.writeString(table, text);
    assertEquals(figures, Run.zoo("evaluate", model, "--json").ok().out());
  }

  @Test
  void aModelOfBeforeContentsWereRecordedIsEvaluated() throws IOException {
    Path model = folder.resolve("older");
    train(model, "moons?size=50", 1);
    Path config = model.resolve("config.json");
    String text = Files.readString(config);
    assertTrue(text.contains("\"crc32\""), text);
    Files.writeString(config, text.replaceFirst("(?s)  \"content\": \\{.*?\\},\n", ""));
    Run.zoo("evaluate", model).ok();
    Files.writeString(config, text.replaceFirst("\"crc32\": \"[0-9a-f]*\"", "\"crc32\": \"x\""));
    Run run = Run.zoo("evaluate", model);
    assertEquals(ExitCode.FAILED, run.code(), run.err());
    assertTrue(run.err().contains("data set 'moons?size=50': the model was"), run.err());
    assertTrue(run.err().endsWith("; restore it, or train anew\n"), run.err());
  }

  @Test
  void aPerceptronHasNoNumbersToPredict() {
    String data = "csv:" + prices + "?label=price&task=regression";
    Run run = Run.zoo("train", "perceptron", "--data", data, "--out", folder.resolve("P"));
    assertTrue(
        run.err().contains("tells classes apart and the data has numbers to predict; use feed"),
        run.err());
  }

  @Test
  void centresNeedMoreExamples() {
    String data = "csv:" + flowers + "?label=kind&drop=note";
    Path model = folder.resolve("centres");
    Run run = Run.zoo("train", "radial-basis", "--data", data, "--out", model);
    assertEquals(ExitCode.FAILED, run.code(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(
        run.err().contains("hidden is 1000 and there are 228 examples to learn from"), run.err());
    Run.zoo("train", "rbf", "--data", data, "--set", "hidden=57", "--out", model).ok();
  }

  @Test
  void aModelOfPicturesKnowsNoColumns() {
    Path model = folder.resolve("moons");
    train(model, "moons?size=50", 1);
    Run run = Run.zoo("predict", model, "--input", flowers);
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("the model did not learn from a table"), run.err());
  }

  @Test
  void aMistakeInTheTableLeavesNoModel() {
    Path model = folder.resolve("never");
    Run run = Run.zoo("train", "ff", "--data", "csv:" + flowers + "?label=knd", "--out", model);
    assertEquals(ExitCode.FAILED, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("did you mean kind?"), run.err());
    assertTrue(Files.notExists(model));
  }
}
