// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of a third party's plugin, built as its author would, in the zoo as its user would.
 */
class PluginTest {
  private static final String MAIN = "io.neurozoo.zoo.command.Main";
  private static final String API = "Neurozoo-Api: 1";

  /** Claims the example's id from other classes. */
  private static final String RIVAL =
      """
      package rival;

      import io.neurozoo.architecture.*;
      import io.neurozoo.layer.*;
      import java.util.List;

      public final class Rival implements Architecture<Rival.Options>, ArchitectureProvider {
        public record Options() {}
        public String id() { return "acme:highway-net"; }
        public List<String> aliases() { return List.of(); }
        public String summary() { return "a rival"; }
        public String reference() { return "none"; }
        public String card() { return "none"; }
        public Options defaults() { return new Options(); }
        public Layer build(Options options, Task task) { return Network.of(); }
        public List<Architecture<?>> architectures() { return List.of(this); }
      }
      """;

  @TempDir static Path shared;
  private static Path classes;
  private static Path jar;

  @TempDir Path folder;
  private Path plugins;

  @BeforeAll
  static void build() throws IOException {
    Path sources = Places.example("plugin").resolve("src/main");
    classes = shared.resolve("classes");
    Build.module(
        sources.resolve("java"), classes, List.of(Places.API, Places.DENSE, Places.TRAINING));
    Build.copy(sources.resolve("resources"), classes);
    jar = Build.jar(shared.resolve("highway-plugin.jar"), classes, API);
  }

  @BeforeEach
  void install() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    Files.copy(jar, plugins.resolve("highway-plugin.jar"));
  }

  /**
   * The command as the launcher starts it; without {@code --plugins} it takes the folder "plugins".
   */
  private static ForkedJvm.Result zoo(Path folder, String... arguments) {
    return ForkedJvm.in(folder)
        .withVectors()
        .with("--sun-misc-unsafe-memory-access=deny", "-XX:TieredStopAtLevel=1")
        .classPath(Places.classPath())
        .with(MAIN)
        .run(arguments);
  }

  @Test
  void modelIsListedTrainedAndAskedWithItAlone() throws IOException {
    String listed = zoo(folder, "list").succeeded().out();
    assertTrue(listed.contains("acme:highway-net"), listed);
    assertTrue(listed.contains("feed-forward"), listed);

    String data = SmallData.write(folder.resolve("data"));
    Path out = folder.resolve("model");
    var trained =
        zoo(
            folder,
            "train",
            "highway-net",
            "--data",
            data,
            "--epochs",
            "12",
            "--batch",
            "16",
            "--set",
            "hidden=12",
            "--set",
            "depth=2",
            "--out",
            out.toString(),
            "--json");
    String figures = trained.succeeded().lines().getLast();
    assertTrue(figures.matches(".*\"test\\.accuracy\":(1(\\.0)?|0\\.9[0-9]*)[,}].*"), figures);
    assertFalse(trained.err().contains("no kernel was found"), trained::toString);

    String[] question = {
      "predict", out.toString(), "--input", data + "/t10k-images-idx3-ubyte", "--json"
    };
    String answer = zoo(folder, question).succeeded().out();
    assertTrue(answer.contains("\"predictions\":[{"), answer);

    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    String[] withFolder =
        Stream.concat(Stream.of("--plugins", plugins.toString()), Stream.of(question))
            .toArray(String[]::new);
    assertEquals(answer, zoo(elsewhere, withFolder).succeeded().out());

    var without = zoo(elsewhere, question);
    assertNotEquals(0, without.exit(), without::toString);
    assertTrue(
        without.err().contains("nothing on the path provides the op 'acme:snake'; add the plugin"),
        without::toString);
  }

  @Test
  void itsOwnTestsPass() throws IOException {
    Path tests = folder.resolve("tests");
    List<Path> path = new ArrayList<>(Places.classPath());
    path.add(classes);
    Build.classes(Places.example("plugin").resolve("src/test/java"), tests, path);
    path.add(tests);
    var result =
        ForkedJvm.in(folder)
            .withVectors()
            .classPath(path)
            .run(RunTests.class.getName(), "com.acme.neurozoo")
            .succeeded();
    int passed = Integer.parseInt(result.lines().getLast().substring("passed ".length()));
    assertTrue(passed > 250, result::toString);
  }

  @Test
  void secondModelOfItsIdFailsAndBothJarsAreNamed() throws IOException {
    Path rival = rival(folder.resolve("rival"));
    Build.jar(plugins.resolve("rival.jar"), rival, API);
    var result = zoo(folder, "list");
    assertNotEquals(0, result.exit(), result::toString);
    assertTrue(
        result
            .err()
            .matches(
                "(?s).*zoo: two models have the id 'acme:highway-net': .*highway-plugin\\.jar"
                    + " and .*rival\\.jar; remove one of them\\s*"),
        result::toString);
    assertFalse(result.err().contains("\tat "), result::toString);
  }

  @Test
  void sameJarTwiceFailsAndBothAreNamed() throws IOException {
    Files.copy(jar, plugins.resolve("highway-plugin-old.jar"));
    var result = zoo(folder, "list");
    assertNotEquals(0, result.exit(), result::toString);
    assertTrue(
        result
            .err()
            .matches(
                "(?s).*zoo: two plugins have the provider 'com\\.acme\\.neurozoo\\.\\w+':"
                    + " .*highway-plugin-old\\.jar and .*highway-plugin\\.jar; remove one of"
                    + " them\\s*"),
        result::toString);
  }

  @Test
  void brokenOnesBesideItAreReportedAndSkipped() throws IOException {
    Path rival = rival(folder.resolve("rival"));
    Build.jar(plugins.resolve("future.jar"), rival, "Neurozoo-Api: 2");
    Build.jar(plugins.resolve("nothing.jar"), rival);
    Files.delete(rival.resolve("rival/Rival.class"));
    Build.jar(plugins.resolve("incomplete.jar"), rival, API);
    Files.writeString(plugins.resolve("text.jar"), "no zip file");
    var result = zoo(folder, "list").succeeded();
    assertTrue(result.out().contains("acme:highway-net"), result::toString);
    List<String> warnings =
        result.err().lines().filter(l -> l.startsWith("zoo: warning: ")).toList();
    assertEquals(4, warnings.size(), result::toString);
    assertTrue(
        warnings.get(0).contains("future.jar' was skipped: it was built for API 2"),
        result::toString);
    assertTrue(
        warnings.get(1).contains("nothing.jar' was skipped: its manifest has no entry"),
        result::toString);
    assertTrue(
        warnings.get(2).contains("text.jar' was skipped: it is no readable jar"), result::toString);
    assertTrue(warnings.get(3).contains("rival.Rival"), result::toString);
  }

  private static Path rival(Path work) throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources"));
    Files.writeString(sources.resolve("Rival.java"), RIVAL);
    Path out = work.resolve("classes");
    Build.classes(sources, out, List.of(Places.API));
    Path services = Files.createDirectories(out.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("io.neurozoo.architecture.ArchitectureProvider"), "rival.Rival\n");
    return out;
  }
}
