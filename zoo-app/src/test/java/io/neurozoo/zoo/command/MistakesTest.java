// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake gets one line that names the value, an exit code, and leaves nothing behind. */
class MistakesTest {
  @TempDir static Path folder;
  private static String data;
  private static Path model;

  @BeforeAll
  static void trainOne() {
    data = SmallData.write(folder.resolve("data"));
    model = folder.resolve("trained");
    Run.zoo(
            "train",
            "ff",
            "--data",
            data,
            "--set",
            "hidden=8",
            "--epochs",
            2,
            "--batch",
            16,
            "--out",
            model)
        .ok();
  }

  /** Runs it, and checks that there is one line and nothing new. */
  private static String mistake(int code, Object... arguments) throws IOException {
    List<String> before = tree();
    Run run = Run.zoo(arguments);
    assertEquals(code, run.code(), run::toString);
    List<String> lines = run.err().lines().toList();
    assertEquals(1, lines.size(), run.err());
    assertTrue(lines.getFirst().startsWith("zoo: "), run.err());
    assertEquals("", run.out());
    assertEquals(before, tree());
    return lines.getFirst();
  }

  private static List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(file + (Files.isRegularFile(file) ? " " + Files.size(file) : ""));
      }
      return all;
    }
  }

  private static void assertSays(String line, String... parts) {
    for (String part : parts) {
      assertTrue(line.contains(part), () -> "'" + part + "' is missing: " + line);
    }
  }

  static List<Arguments> ofTrain() {
    return List.of(
        arguments(
            "feedforward", List.of(), "unknown model 'feedforward'; did you mean feed-forward?"),
        arguments("ff", List.of("--set", "hiden=3"), "unknown option 'hiden'"),
        arguments("ff", List.of("--set", "hiden=3"), "did you mean hidden?"),
        arguments("ff", List.of("--set", "hidden=abc"), "'hidden' of feed-forward is 'abc'"),
        arguments("ff", List.of("--set", "hidden=8,x"), "is '8,x'; it must be a list of whole"),
        arguments("ff", List.of("--set", "hidden=0"), "every number must be 1 to 1048576"),
        arguments("ff", List.of("--set", "hidden=2.5"), "'2.5'"),
        arguments("ff", List.of("--set", "hidden=99999999999"), "'99999999999'"),
        arguments("ff", List.of("--set", "dropout=yes"), "is 'yes'; it must be a number"),
        arguments("ff", List.of("--set", "dropout=1.5"), "is '1.5'; it must be 0 to 0.99"),
        arguments("ff", List.of("--set", "dropout=NaN"), "'NaN'"),
        arguments("ff", List.of("--set", "activation=gelo"), "one of relu, "),
        arguments("ff", List.of("--set", "hidden"), "--set is 'hidden'; write OPTION=VALUE"),
        arguments("ff", List.of("--epochs", "0"), "--epochs is 0; it must be at least 1"),
        arguments("ff", List.of("--epochs", "-3"), "--epochs is -3"),
        arguments("ff", List.of("--epochs", "x"), "'x' is not an int"),
        arguments("ff", List.of("--threads", "0"), "--threads is 0; it must be from 1 to 1024"),
        arguments("ff", List.of("--batch", "0"), "--batch is 0; it must be at least 1"),
        arguments("ff", List.of("--seed", "one"), "'one' is not a long"),
        arguments(
            "ff", List.of("--epoch", "3"), "unknown option '--epoch'; did you mean --epochs?"),
        arguments("ff", List.of("more"), "'more'"),
        arguments(
            "ff", List.of("--data", "mnits"), "unknown data set 'mnits'; did you mean mnist?"),
        arguments("ff", List.of("--dump", "everything"), "dump is 'everything'"),
        arguments("ff", List.of("--resume", "--force"), "--resume and --force"));
  }

  @ParameterizedTest
  @MethodSource("ofTrain")
  void ofTrain(String name, List<String> arguments, String part) throws IOException {
    Path out = folder.resolve("new");
    Stream<Object> all =
        Stream.concat(
            Stream.of("train", name, "--out", out),
            arguments.contains("--data")
                ? arguments.stream()
                : Stream.concat(Stream.of("--data", data), arguments.stream()));
    assertSays(mistake(ExitCode.USAGE, all.toArray()), part);
  }

  @Test
  void aMissingDataFolder() throws IOException {
    Path missing = folder.resolve("missing");
    Path out = folder.resolve("new");
    assertSays(
        mistake(ExitCode.FAILED, "train", "ff", "--data", "idx:" + missing, "--out", out),
        missing.toString());
    assertSays(
        mistake(
            ExitCode.FAILED, "train", "ff", "--data", "mnist", "--data-dir", missing, "--out", out),
        "no folder '" + missing.resolve("mnist") + "'");
  }

  @Test
  void aTruncatedIdxFile() throws IOException {
    Path damaged = folder.resolve("truncated");
    SmallData.write(damaged);
    Path images = damaged.resolve("train-images-idx3-ubyte");
    byte[] whole = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(whole, whole.length - 20));
    assertSays(
        mistake(
            ExitCode.FAILED,
            "train",
            "ff",
            "--data",
            "idx:" + damaged,
            "--out",
            folder.resolve("new")),
        images.toString(),
        "truncated");
  }

  @Test
  void anOutThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    assertSays(
        mistake(ExitCode.USAGE, "train", "ff", "--data", data, "--out", file.resolve("model")),
        "--out '" + file.resolve("model") + "' cannot be written");
    assertSays(
        mistake(ExitCode.USAGE, "train", "ff", "--data", data, "--out", file),
        "'" + file + "' is not a folder");
    Path others = folder.resolve("data");
    assertSays(
        mistake(ExitCode.USAGE, "train", "ff", "--data", data, "--out", others, "--force"),
        "'" + others + "' holds files and no model");
    assertSays(
        mistake(ExitCode.USAGE, "train", "ff", "--data", data, "--out", model),
        "'" + model + "' holds a model already",
        "--resume",
        "--force");
  }

  static List<Arguments> ofResume() {
    return List.of(
        arguments(
            List.of("train", "ff", "--set", "hidden=9"), "option hidden was '8' and is now '9'"),
        arguments(List.of("train", "P"), "model was 'neurozoo:feed-forward' and is now"),
        arguments(List.of("train", "ff", "--seed", "5"), "seed was '1' and is now '5'"),
        arguments(List.of("train", "ff", "--batch", "17"), "was '16' and is now '17'"),
        arguments(List.of("train", "ff", "--epochs", "1"), "epochs is 1"),
        arguments(List.of("train", "ff", "--data", "digits"), "and is now 'digits'"));
  }

  @ParameterizedTest
  @MethodSource("ofResume")
  void ofResume(List<String> arguments, String part) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    add(all, "--data", data);
    add(all, "--epochs", "2");
    add(all, "--batch", "16");
    if (!all.contains("--set") && !all.contains("P")) {
      add(all, "--set", "hidden=8");
    }
    add(all, "--out", model.toString());
    all.add("--resume");
    assertSays(mistake(ExitCode.USAGE, all.toArray()), part);
  }

  private static void add(List<String> arguments, String option, String value) {
    if (!arguments.contains(option)) {
      arguments.addAll(List.of(option, value));
    }
  }

  @Test
  void resumeWithoutOut() throws IOException {
    assertSays(mistake(ExitCode.USAGE, "train", "ff", "--data", data, "--resume"), "--out");
  }

  @Test
  void aDirectoryWithoutAModel() throws IOException {
    Path none = folder.resolve("none");
    assertSays(mistake(ExitCode.FAILED, "evaluate", none), "'" + none + "'", "does not exist");
    assertSays(
        mistake(ExitCode.FAILED, "predict", folder.resolve("data"), "--input", "x.png"),
        "holds no config.json");
  }

  @Test
  void evaluationDataOfAnotherShape() throws IOException {
    assertSays(
        mistake(ExitCode.FAILED, "evaluate", model, "--data", "digits"), "[28, 28]", "[6, 6]");
  }

  @Test
  void anUnfinishedTraining() throws IOException {
    Path copy = copy("unfinished");
    Files.delete(copy.resolve("config.json"));
    assertSays(mistake(ExitCode.FAILED, "evaluate", copy), "'" + copy + "'", "--resume");
  }

  @Test
  void aConfigurationOfANewerVersion() throws IOException {
    Path copy = copy("newer");
    Path config = copy.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("\"format\": 1", "\"format\": 2"));
    assertSays(mistake(ExitCode.FAILED, "evaluate", copy), config.toString(), "version 2");
    assertSays(
        mistake(ExitCode.FAILED, "predict", copy, "--input", "x.png"),
        config.toString(),
        "version 2");
  }

  @Test
  void aDamagedConfiguration() throws IOException {
    Path copy = copy("damaged-config");
    Path config = copy.resolve("config.json");
    Files.writeString(config, Files.readString(config).substring(0, 200));
    assertSays(mistake(ExitCode.FAILED, "evaluate", copy), config.toString());
    Files.write(config, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertSays(mistake(ExitCode.FAILED, "evaluate", copy), config.toString());
  }

  @Test
  void aDamagedModelFile() throws IOException {
    Path copy = copy("damaged-model");
    Path file = copy.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(file);
    byte[] corrupted = whole.clone();
    corrupted[whole.length - 5] ^= 1;
    Files.write(file, corrupted);
    assertSays(mistake(ExitCode.FAILED, "evaluate", copy), file.toString(), "checksum");
    assertSays(
        mistake(ExitCode.FAILED, "predict", copy, "--input", "x.png"), file.toString(), "checksum");
    for (int length : new int[] {0, 7, 100, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertSays(mistake(ExitCode.FAILED, "evaluate", copy), file.toString());
    }
    Files.delete(file);
    assertSays(mistake(ExitCode.FAILED, "evaluate", copy), file.toString());
  }

  @Test
  void aDamagedCheckpoint() throws IOException {
    Path copy = copy("damaged-checkpoint");
    Path file = copy.resolve("checkpoint.safetensors");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertSays(
        mistake(
            ExitCode.FAILED,
            "train",
            "ff",
            "--data",
            data,
            "--set",
            "hidden=8",
            "--batch",
            16,
            "--epochs",
            3,
            "--out",
            copy,
            "--resume"),
        file.toString());
  }

  @Test
  void aTrainingThatDivergesLeavesNoModel() throws IOException {
    Path out = folder.resolve("diverging");
    List<String> before = tree();
    Run run =
        Run.zoo(
            "train", "ff", "--data", data, "--set", "learningRate=1e30", "--out", out, "--json");
    assertEquals(ExitCode.FAILED, run.code(), run::toString);
    String last = run.err().lines().toList().getLast();
    assertSays(last, "zoo: training: ", "use a lower learning rate than ", "E29");
    assertEquals("", run.out());
    assertEquals(before, tree());
  }

  @Test
  void anUnknownCommandAndNoArgument() throws IOException {
    assertSays(mistake(ExitCode.USAGE, "trian"), "unknown command 'trian'; did you mean train?");
    assertSays(mistake(ExitCode.USAGE, "train"), "NAME");
    assertSays(mistake(ExitCode.USAGE, "show", "xyz"), "'xyz'");
    assertSays(mistake(ExitCode.USAGE, "check", "xyz"), "'xyz'");
    assertSays(mistake(ExitCode.USAGE, "list", "q*"), "'q*'", "feed-forward");
    Path none = folder.resolve("none");
    assertSays(mistake(ExitCode.USAGE, "--plugins", none, "list"), "'" + none + "'");
  }

  @Test
  void debugShowsWhere() {
    Run run = Run.zoo("show", "xyz", "--debug");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("\tat io.neurozoo"), run.err());
  }

  private static Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
