// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.spi.Discovery;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCatalogueTest {

  private static final Path NOWHERE = Path.of("nowhere");

  private record Fake(String id, List<String> aliases, Optional<String> argument)
      implements DatasetProvider {
    @Override
    public String summary() {
      return "for tests";
    }

    @Override
    public DataSplits load(DataRequest request) {
      Dataset data =
          Dataset.labelled(
              request.spec().toString(),
              request.folder().toString(),
              Inputs.ofBytes(Shape.of(1), new byte[2]),
              List.of("a", "b"),
              new int[2]);
      return new DataSplits(data, data);
    }
  }

  /** Found through a services file. */
  public static final class Found implements DatasetProvider {
    @Override
    public String id() {
      return "acme:found";
    }

    @Override
    public String summary() {
      return "found by ServiceLoader";
    }

    @Override
    public DataSplits load(DataRequest request) {
      throw new DataException("not loaded by these tests");
    }
  }

  /** Fails when it is made. */
  public static final class Broken implements DatasetProvider {
    public Broken() {
      throw new IllegalStateException("broken on purpose");
    }

    @Override
    public String id() {
      return "acme:broken";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public DataSplits load(DataRequest request) {
      throw new AssertionError();
    }
  }

  private static DataCatalogue builtIn() {
    return DataCatalogue.with(List.of());
  }

  private static DataCatalogue withFakes() {
    return DataCatalogue.with(
        List.of(
            new Fake("acme:birds", List.of("birds"), Optional.empty()),
            new Fake("acme:table", List.of(), Optional.of("FILE"))));
  }

  @Test
  void listsWhatIsBuiltIn() {
    assertEquals(
        List.of(
            "auto-insurance",
            "banknote-authentication",
            "blobs",
            "breast-cancer-wisconsin",
            "california-housing",
            "circles",
            "csv",
            "digits",
            "fashion-mnist",
            "housing",
            "idx",
            "iris",
            "mnist",
            "moons",
            "optdigits",
            "pima-indians-diabetes",
            "sine",
            "spirals",
            "wdbc",
            "wine",
            "xor"),
        builtIn().providers().stream().map(DatasetProvider::id).toList());
  }

  @Test
  void loadsDigitsWithoutAFolder() {
    DataSplits digits = builtIn().load("digits", NOWHERE);
    assertEquals(20_000, digits.train().size());
    assertEquals(4_000, digits.test().size());
  }

  @ParameterizedTest
  @CsvSource({
    "mnist,mnist",
    "idx:some/dir,idx:some/dir",
    "idx:C:\\data,idx:C:\\data",
    "acme:birds,acme:birds",
    "birds,acme:birds",
    "acme:table:a.csv,acme:table:a.csv",
    "acme:table:a?b=c,acme:table:a?b=c",
    "moons?size=10&seed=2,moons?size=10&seed=2",
    "moons?,moons",
    "csv:a.csv?label=x,csv:a.csv?label=x",
    "csv:a?b.csv?label=x,csv:a?b.csv?label=x",
    "csv:C:\\a.csv?label=x,csv:C:\\a.csv?label=x",
  })
  void specsHaveOneCanonicalText(String text, String canonical) {
    DataSpec spec = withFakes().parse(text);
    assertEquals(canonical, spec.toString());
    assertEquals(spec, withFakes().parse(spec.toString()));
  }

  @Test
  void optionsAreApartFromTheArgument() {
    assertEquals(
        new DataSpec("csv", "a?b.csv", "label=x&test=c?d.csv"),
        builtIn().parse("csv:a?b.csv?label=x&test=c?d.csv"));
    assertEquals(new DataSpec("moons", "", "size=10"), builtIn().parse("moons?size=10"));
    assertEquals(new DataSpec("acme:table", "a?b=c"), withFakes().parse("acme:table:a?b=c"));
  }

  @Test
  void aProviderSeesItsSpecAndItsFolder() {
    Dataset data = withFakes().load("birds", Path.of("data")).train();
    assertEquals("acme:birds", data.name());
    assertEquals(Path.of("data", "birds").toString(), data.describe());
    assertEquals("acme:table:x", withFakes().load("acme:table:x", NOWHERE).train().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnits|did you mean mnist? known: auto-insurance, banknote-authentication, blobs,",
        "MNIST|did you mean mnist or fashion-mnist?",
        "fashion|did you mean fashion-mnist?",
        "cifar10|unknown data set 'cifar10'; known: auto",
        "mons?size=3|did you mean moons?",
        "mnist?size=3|it takes no options; write mnist",
        "moons:3|it takes no argument; write moons[?size=N&noise=X&seed=N]",
        "csv?label=x|the argument is missing; write csv:FILE[?label=NAME&",
        "''|unknown data set ''",
        "mnist:|it takes no argument; write mnist",
        "digits:10|it takes no argument; write digits",
        "idx|the argument is missing; write idx:DIR",
        "idx:|the argument is missing; write idx:DIR",
        "acme:nothing|unknown data set 'acme:nothing'",
      })
  void mistakesInASpecAreNamed(String text, String expected) {
    assertRefused(expected, () -> builtIn().parse(text));
  }

  @Test
  void aMissingFolderSaysWhereItLookedAndHowToPointElsewhere(@TempDir Path dir) {
    for (String name : List.of("mnist", "fashion-mnist")) {
      DataException e =
          assertThrows(DataException.class, () -> builtIn().load(name, dir.resolve("none")));
      assertTrue(e.getMessage().contains("'" + dir.resolve("none").resolve(name) + "'"));
      assertTrue(e.getMessage().contains("--data-dir"), e.getMessage());
      assertTrue(e.getMessage().contains("ZOO_DATA"), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
    Path none = dir.resolve("x");
    assertRefused("no folder '" + none + "'", () -> builtIn().load("idx:" + none, NOWHERE));
    assertRefused("not a path", () -> builtIn().load("idx:a\0b", NOWHERE));
  }

  @Test
  void namedFoldersAreRead(@TempDir Path dir) throws IOException {
    Path folder = Files.createDirectory(dir.resolve("fashion-mnist"));
    IdxBytes.write(folder, "train-images-idx3-ubyte", IdxBytes.images(10, 2, 2));
    byte[] labels = IdxBytes.labels(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    IdxBytes.write(folder, "train-labels-idx1-ubyte", labels);
    DataSplits splits = builtIn().load("fashion-mnist", dir);
    assertEquals("fashion-mnist", splits.test().name());
    assertTrue(
        splits.test().target() instanceof Target.Classes classes
            && classes.labels().getFirst().equals("T-shirt/top")
            && classes.labels().getLast().equals("Ankle boot"));
  }

  @Test
  void twoProvidersOfOneNameFailLoudly() {
    for (Fake clash :
        List.of(
            new Fake("mnist", List.of(), Optional.empty()),
            new Fake("acme:other", List.of("mnist"), Optional.empty()))) {
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> DataCatalogue.with(List.of(clash)));
      assertTrue(e.getMessage().contains("'mnist' is provided twice"), e.getMessage());
      assertTrue(e.getMessage().contains(Fake.class.getName()), e.getMessage());
    }
  }

  @Test
  void aProviderWithAnImpossibleNameIsSkippedAndReported() {
    DataCatalogue catalogue =
        DataCatalogue.with(List.of(new Fake("Birds!", List.of(), Optional.empty())));
    assertEquals(builtIn().providers().size(), catalogue.providers().size());
    assertEquals(1, catalogue.problems().size());
    String problem = catalogue.problems().getFirst();
    assertTrue(problem.contains("'Birds!'"), problem);
  }

  @Test
  void soundProvidersAreFoundAndBrokenOnesReported(@TempDir Path dir) throws IOException {
    Discovery<DatasetProvider> discovery =
        discover(
            dir,
            Broken.class.getName(),
            "acme.NoSuchClass",
            DataCatalogueTest.class.getName(),
            Found.class.getName());
    DataCatalogue catalogue = DataCatalogue.with(discovery.found());
    assertEquals("acme:found", catalogue.parse("acme:found").id());
    assertEquals(3, discovery.problems().size(), discovery.problems()::toString);
  }

  @Test
  void aServicesFileThatIsNoneIsReported(@TempDir Path dir) throws IOException {
    Discovery<DatasetProvider> discovery = discover(dir, "not a class name !");
    assertEquals(List.of(), discovery.found());
    assertEquals(1, discovery.problems().size(), discovery.problems()::toString);
  }

  /** What is found where a jar in the thread's class loader names these providers. */
  private static Discovery<DatasetProvider> discover(Path dir, String... providers)
      throws IOException {
    Path services = Files.createDirectories(dir.resolve("META-INF").resolve("services"));
    Files.write(services.resolve(DatasetProvider.class.getName()), List.of(providers));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {dir.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return DatasetProvider.discover();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void assertRefused(String expected, Runnable action) {
    DataException e = assertThrows(DataException.class, action::run);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
