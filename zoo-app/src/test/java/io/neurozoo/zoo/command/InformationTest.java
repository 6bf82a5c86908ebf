// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.zoo.SmallData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that only tell. */
class InformationTest {
  @Test
  void theTabKeyKnowsNames() {
    String script = Run.zoo("completion").ok().out();
    assertTrue(script.contains("\"radial-basis\""), "models");
    assertTrue(script.contains("\"csv:\""), "data sets");
    assertTrue(script.contains("\"california-housing\""), "published data sets");
    assertTrue(script.contains("\"graph\" \"plan\""), "stages");
  }

  @TempDir Path folder;

  @Test
  void listShowsNamesAliasesAndSummaries() {
    List<String> lines = Run.zoo("list").ok().lines();
    assertEquals(6, lines.size());
    assertTrue(lines.getFirst().startsWith("deep-feed-forward"), lines::toString);
    assertTrue(lines.get(1).matches("feed-forward +FF, mlp +dense layers.*"), lines::toString);
    assertTrue(lines.getLast().startsWith("radial-basis"), lines::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed*", "FEED*", "ff", "*:feed-forward", "ml?"})
  void listTakesAGlobOfNamesIdsAndAliases(String glob) {
    List<String> lines = Run.zoo("list", glob).ok().lines();
    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().startsWith("feed-forward"), lines::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed-forward", "FF", "ff", "mlp", "neurozoo:feed-forward"})
  void showTellsOptionsSourceAndData(String name) {
    String text = Run.zoo("show", name).ok().out();
    assertTrue(text.contains("neurozoo:feed-forward"), text);
    assertTrue(
        text.matches("(?s).*hidden +800 .*activation +relu +one of relu, leaky_relu, .*tanh.*"),
        text);
    assertTrue(text.contains("Trained on digits"), text);
    assertTrue(text.contains("Rumelhart"), text);
  }

  @Test
  void showListsTheLayers() {
    String text = Run.zoo("show", "ff", "--set", "hidden=300,100").ok().out();
    assertTrue(text.matches("(?s).*dense1 +\\[300\\] +235,500 +235,200\n.*"), text);
    assertTrue(text.matches("(?s).*relu2 +\\[100\\] +0 +0\n.*"), text);
    assertTrue(text.matches("(?s).*all +266,610 +266,200\n.*"), text);
  }

  @Test
  void completionKnowsVerbsAndOptions() {
    String script = Run.zoo("completion").ok().out();
    assertTrue(script.contains("complete -F _complete_zoo"), script);
    assertTrue(script.contains("--data-dir") && script.contains("evaluate"), script);
  }

  @Test
  void showNeedsNoDataUnlessTheyAreNamed() {
    Run run = Run.zoo("show", "ff", "--data", "mnist", "--data-dir", folder.resolve("none"));
    assertEquals(ExitCode.FAILED, run.code());
    assertFalse(run.out().contains("Layers"), run.out());
  }

  @Test
  void checkPassesForOurModelsWithAnyOption() {
    String data = SmallData.write(folder.resolve("data"));
    for (List<String> options :
        List.of(
            List.of("feed-forward"),
            List.of("feed-forward", "--set", "activation=tanh", "--set", "dropout=0"),
            List.of("feed-forward", "--set", "activation=sigmoid", "--set", "hidden=12,12"),
            List.of("feed-forward", "--set", "hidden="),
            List.of("perceptron"),
            List.of("perceptron", "--set", "rule=softmax"))) {
      Object[] arguments =
          Stream.concat(Stream.of("check", "--data", data), options.stream()).toArray();
      Run run = Run.zoo(arguments);
      assertEquals(4, run.lines().size(), run.out());
      assertTrue(run.lines().stream().allMatch(line -> line.startsWith("ok ")), run.out());
    }
  }

  @Test
  void checkFailsForAModelThatDoesNotLearn() {
    String data = SmallData.write(folder.resolve("data"));
    Run run = Run.zoo("check", "ff", "--data", data, "--set", "learningRate=0");
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(
        run.lines().getLast().matches("FAILED +takes a step +no parameter changed"), run.out());
  }

  @Test
  void withoutAVerbThereIsHelp() {
    Run run = Run.zoo().ok();
    for (String verb :
        List.of(
            "list",
            "show",
            "train",
            "evaluate",
            "predict",
            "check",
            "results",
            "data",
            "doctor",
            "completion",
            "bench")) {
      assertTrue(run.out().contains("  " + verb + " "), run.out());
    }
    assertEquals(run.out(), Run.zoo("--help").ok().out());
    assertTrue(Run.zoo("--version").ok().out().matches("neurozoo .+ \\(Java 25.*\\)\n"));
    assertFalse(run.out().contains("\u001b["), "no colours where there is no terminal");
  }

  @Test
  void benchIsForTheLauncherOfACheckout() {
    Run run = Run.zoo("bench", "--quick");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("run ./zoo bench in a checkout"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "show",
        "train",
        "evaluate",
        "predict",
        "check",
        "results",
        "data",
        "doctor",
        "bench"
      })
  void everyVerbHasHelpWithAnExample(String verb) {
    String help = Run.zoo(verb, "--help").ok().out();
    assertTrue(help.startsWith("Usage: zoo " + verb), help);
    assertTrue(help.matches("(?s).*Examples?: zoo " + verb + ".*"), help);
  }
}
