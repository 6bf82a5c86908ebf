// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {
  @TempDir Path folder;

  @Test
  void listShowsWhatIsThere() throws Exception {
    Files.createDirectories(folder.resolve("tabular"));
    Files.writeString(folder.resolve("tabular/iris.csv"), "there");
    String out = Run.zoo("data", "list", "--data-dir", folder).ok().out();
    assertTrue(out.matches("(?s).*\\biris +there +irises.*"), out);
    assertTrue(out.matches("(?s).*\\bwine +missing +wines.*"), out);
    assertTrue(out.matches("(?s).*\\bmoons {5,}made: two half moons.*"), out);
    assertTrue(out.matches("(?s).*\\bcsv:FILE {5,}any table.*"), out);
  }

  @Test
  void fetchNeedsAnAddressOnlyForWhatIsMissing() {
    Run run = Run.zoo("data", "fetch", "iris", "--data-dir", folder);
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        "zoo: data set 'iris': nothing is fetched unasked; say --from URL, a folder or archive with"
            + " iris.csv (4,549 bytes);"
            + " its home is https://github.com/jbrownlee/Datasets\n",
        run.err());
    assertFalse(Files.exists(folder.resolve("tabular")));
  }

  @Test
  void fetchRefusesOtherBytes() throws Exception {
    Path other = Files.writeString(folder.resolve("iris.csv"), "other");
    Run run =
        Run.zoo("data", "fetch", "iris", "--from", other.toUri(), "--data-dir", folder);
    assertEquals(ExitCode.FAILED, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("it has 5 bytes and not the 4,549 of 'iris.csv'"), run.err());
    assertFalse(Files.exists(folder.resolve("tabular/iris.csv")));
  }

  @Test
  void fetchOfAnUnknownSetNamesTheNearest() {
    Run run = Run.zoo("data", "fetch", "irsi", "--data-dir", folder);
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("no data set 'irsi' can be fetched; did you mean iris"),
        run.err());
  }

  @Test
  void withoutAVerbThereIsHelp() {
    String help = Run.zoo("data").ok().out();
    assertTrue(help.startsWith("Usage: zoo data"), help);
    assertEquals(help, Run.zoo("data", "--help").ok().out());
    Run run = Run.zoo("data", "fech");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("did you mean fetch?"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "fetch"})
  void everyVerbHasHelpWithAnExample(String verb) {
    String help = Run.zoo("data", verb, "--help").ok().out();
    assertTrue(help.startsWith("Usage: zoo data " + verb), help);
    assertTrue(help.matches("(?s).*Examples?: zoo data " + verb + ".*"), help);
  }
}
