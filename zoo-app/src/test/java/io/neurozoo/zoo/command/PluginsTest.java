// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.training.RecipeProvider;
import io.neurozoo.training.data.DatasetProvider;
import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars in a folder add models; broken ones are reported and break nothing. */
class PluginsTest {
  private static final String TINY =
      """
      import io.neurozoo.architecture.*;
      import io.neurozoo.layer.*;
      import io.neurozoo.training.*;
      import io.neurozoo.training.loss.Loss;
      import io.neurozoo.training.optimizer.Optimizer;
      import io.neurozoo.training.rule.Backpropagation;
      import java.util.List;
      import static io.neurozoo.layers.dense.Layers.*;

      public final class Tiny implements Architecture<Tiny.Options>, Recipe<Tiny.Options>,
          ArchitectureProvider, RecipeProvider {
        public record Options(@Option(value = "width", min = 1) int width) {}
        private final String id;
        public Tiny() { this("acme:tiny"); }
        Tiny(String id) { this.id = id; }
        @Override public String id() { return id; }
        @Override public List<String> aliases() { return List.of(); }
        @Override public String summary() { return "as small as can be"; }
        @Override public String reference() { return "nowhere"; }
        @Override public String card() { return "A test."; }
        @Override public Options defaults() { return new Options(4); }
        @Override public Layer build(Options o, Task task) {
          return Network.of(flatten(), dense(o.width()), tanh(), dense(task.outputs()));
        }
        @Override public String architecture() { return id; }
        @Override public String data() { return "digits"; }
        @Override public TrainingSetup setup(Options o, Task task) {
          var rule = new Backpropagation(Loss.crossEntropy(), Optimizer.adam(0.01f));
          return new TrainingSetup(
              List.of(new Phase("training", rule, 3, 16, Loss.crossEntropy())), 0.1);
        }
        @Override public List<Architecture<?>> architectures() { return List.of(this); }
        @Override public List<Recipe<?>> recipes() { return List.of(this); }
      }
      """;

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void makeFolder() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  private static PluginJar tiny() {
    return new PluginJar()
        .source("Tiny", TINY)
        .service(ArchitectureProvider.class, "acme.Tiny")
        .service(RecipeProvider.class, "acme.Tiny");
  }

  private Run zoo(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--plugins";
    all[arguments.length + 1] = plugins;
    return Run.zoo(all);
  }

  private String warning() {
    Run run = zoo("list").ok();
    List<String> lines = run.err().lines().toList();
    assertEquals(1, lines.size(), run.err());
    assertTrue(lines.getFirst().startsWith("zoo: warning: "), run.err());
    assertTrue(run.out().contains("feed-forward"), "ours are still there: " + run.out());
    return lines.getFirst();
  }

  @Test
  void aModelOfAPluginIsListedShownCheckedTrainedAndAsked() throws IOException {
    tiny().build(plugins, "tiny.jar");
    String data = SmallData.write(folder.resolve("data"));
    assertTrue(zoo("list").ok().out().contains("acme:tiny"), "list");
    assertTrue(zoo("show", "tiny").ok().out().contains("tiny.jar"), "show");
    zoo("check", "tiny", "--data", data).ok();
    Path out = folder.resolve("model");
    Run run = zoo("train", "tiny", "--data", data, "--set", "width=6", "--out", out, "--json").ok();
    assertEquals(6, run.json().requireObject("options").requireInt("width"));
    assertEquals(
        run.json().requireObject("metrics").require("test.loss"),
        zoo("evaluate", out, "--json").ok().json().requireObject("metrics").require("test.loss"));
    assertTrue(zoo("doctor", "--data-dir", folder).out().contains("tiny.jar 2.5"), "doctor");
    Run without = Run.zoo("evaluate", out);
    assertEquals(ExitCode.USAGE, without.code());
    assertTrue(without.err().contains("unknown model 'acme:tiny'"), without.err());
    Run unknown = zoo("show", "tinny");
    assertTrue(unknown.err().contains("did you mean tiny"), unknown.err());
    assertTrue(unknown.err().contains("plugins found: tiny.jar 2.5"), unknown.err());
  }

  @Test
  void aModelThatNeedsNoPluginToRunIsAskedWithoutIt() throws IOException {
    tiny().build(plugins, "tiny.jar");
    String data = SmallData.write(folder.resolve("data"));
    Path out = folder.resolve("model");
    zoo("train", "tiny", "--data", data, "--out", out).ok();
    Path images = folder.resolve("data/t10k-images-idx3-ubyte");
    assertEquals(
        zoo("predict", out, "--input", images, "--json").ok().out(),
        Run.zoo("predict", out, "--input", images, "--json").ok().out());
  }

  @Test
  void twoModelsWithOneIdFailAndNameBothJars() throws IOException {
    tiny().build(plugins, "one.jar");
    new PluginJar()
        .source("Tiny", TINY)
        .source(
            "Twin",
            "public final class Twin implements"
                + " io.neurozoo.architecture.ArchitectureProvider { public"
                + " java.util.List<io.neurozoo.architecture.Architecture<?>> architectures() {"
                + " return java.util.List.of(new Tiny()); } }")
        .service(ArchitectureProvider.class, "acme.Twin")
        .build(plugins, "two.jar");
    Run run = zoo("list");
    assertEquals(ExitCode.FAILED, run.code(), run.out());
    assertTrue(run.err().contains("two models have the id 'acme:tiny'"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void oneNameOfTwoVendorsIsAmbiguous() throws IOException {
    new PluginJar()
        .source("Tiny", TINY.replace("acme:tiny", "acme:perceptron"))
        .service(ArchitectureProvider.class, "acme.Tiny")
        .build(plugins, "perceptron.jar");
    Run run = zoo("show", "perceptron");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("acme:perceptron, neurozoo:perceptron"), run.err());
    zoo("show", "neurozoo:perceptron").ok();
    Run train = zoo("train", "acme:perceptron");
    assertTrue(train.err().contains("has no recipe"), train.err());
  }

  @Test
  void anotherVendorsAliasFails() throws IOException {
    new PluginJar()
        .source("Tiny", TINY.replace("List.of();", "List.of(\"FF\");"))
        .service(ArchitectureProvider.class, "acme.Tiny")
        .build(plugins, "alias.jar");
    Run run = zoo("list");
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("alias 'FF'"), run.err());
    assertTrue(run.err().contains("alias.jar"), run.err());
    assertTrue(run.err().contains("io.neurozoo.zoo.models.FeedForward"), run.err());
  }

  @Test
  void jarsForAnotherApiOrForNoneAreSkipped() throws IOException {
    Path none = tiny().api(null).build(plugins, "none.jar");
    String warning = warning();
    assertTrue(warning.contains("'" + none + "' was skipped"), warning);
    assertTrue(warning.contains("Neurozoo-Api: 1"), warning);
    Files.delete(none);
    Path other = tiny().api("2").build(plugins, "other.jar");
    warning = warning();
    assertTrue(warning.contains("'" + other + "' was skipped: it was built for API 2"), warning);
    Run doctor = zoo("doctor");
    assertEquals(ExitCode.FAILED, doctor.code());
    assertTrue(doctor.out().matches("(?s).*WRONG +plugins .*built for API 2.*"), doctor.out());
  }

  @Test
  void aFileThatIsNoJarIsSkipped() throws IOException {
    Files.writeString(plugins.resolve("text.jar"), "no zip");
    assertTrue(warning().contains("text.jar' was skipped: it is no readable jar"));
  }

  @Test
  void aMissingProviderIsSkipped() throws IOException {
    new PluginJar()
        .service(ArchitectureProvider.class, "acme.Missing")
        .build(plugins, "missing.jar");
    assertTrue(warning().contains("acme.Missing"));
  }

  @Test
  void aProviderWhoseClassCannotBeLoadedIsSkipped() throws IOException {
    provider("static { if (true) throw new IllegalStateException(\"no luck\"); }", "return null;")
        .build(plugins, "failing.jar");
    assertTrue(warning().contains("no luck"));
  }

  @Test
  void aProviderOfAnotherTimeIsSkipped() throws IOException {
    provider("", "throw new NoSuchMethodError(\"old\");").build(plugins, "old.jar");
    assertTrue(warning().contains("old.jar was skipped: java.lang.NoSuchMethodError: old"));
  }

  private static PluginJar provider(String initializer, String body) {
    return new PluginJar()
        .source(
            "Failing",
            """
            import io.neurozoo.architecture.*;
            public final class Failing implements ArchitectureProvider {
              INITIALIZER
              @Override public java.util.List<Architecture<?>> architectures() { BODY }
            }
            """
                .replace("INITIALIZER", initializer)
                .replace("BODY", body))
        .service(ArchitectureProvider.class, "acme.Failing");
  }

  @Test
  void optionsOfATypeThatOptionsCannotHaveAreReported() throws IOException {
    new PluginJar()
        .source(
            "Tiny",
            TINY.replace("int width", "char width")
                .replace("Options(4)", "Options('4')")
                .replace("dense(o.width())", "dense(4)"))
        .service(ArchitectureProvider.class, "acme.Tiny")
        .build(plugins, "odd.jar");
    assertTrue(warning().contains("'width' of tiny has the type char"));
  }

  @Test
  void aGuiceModuleContributesProvidersThatHaveThingsInjected() throws IOException {
    new PluginJar()
        .source("Tiny", TINY)
        .source(
            "TinyModule",
            """
            import com.google.inject.*;
            import io.neurozoo.architecture.*;
            import io.neurozoo.zoo.catalogue.Plugins;
            public final class TinyModule extends AbstractModule {
              @Provides ArchitectureProvider models(String name) {
                return () -> java.util.List.of(new Tiny(name));
              }
              @Override protected void configure() { bind(String.class).toInstance("acme:wired"); }
            }
            """)
        .service(com.google.inject.Module.class, "acme.TinyModule")
        .build(plugins, "wired.jar");
    assertTrue(zoo("list").ok().out().contains("acme:wired"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requireBinding(Nobody.class);",
        "bind(io.neurozoo.zoo.catalogue.Plugins.class).toInstance(null);",
        "throw new IllegalStateException(\"no luck\");",
        "throw new NoClassDefFoundError(\"gone\");",
      })
  void aBadGuiceModuleBreaksItselfAlone(String body) throws IOException {
    new PluginJar()
        .source(
            "Bad",
            """
            import com.google.inject.*;
            public final class Bad extends AbstractModule {
              public interface Nobody {}
              @Override protected void configure() { BODY }
            }
            """
                .replace("BODY", body))
        .service(com.google.inject.Module.class, "acme.Bad")
        .build(plugins, "bad.jar");
    String warning = warning();
    assertTrue(warning.contains("Guice module acme.Bad in "), warning);
    assertTrue(warning.contains("bad.jar was skipped"), warning);
  }

  @Test
  void aDataSetOfAPluginIsTrainedOn() throws IOException {
    new PluginJar()
        .source(
            "Few",
            """
            import io.neurozoo.training.data.*;
            public final class Few implements DatasetProvider {
              @Override public String id() { return "acme:few"; }
              @Override public String summary() { return "a few digits"; }
              @Override public DataSplits load(DataRequest request) {
                return GeneratedDigits.of(60, 20, 3);
              }
            }
            """)
        .service(DatasetProvider.class, "acme.Few")
        .build(plugins, "few.jar");
    Run run =
        zoo(
                "train",
                "P",
                "--data",
                "acme:few",
                "--epochs",
                1,
                "--out",
                folder.resolve("m"),
                "--json")
            .ok();
    assertEquals("acme:few", run.json().requireString("data"));
  }
}
