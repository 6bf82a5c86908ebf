// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
  private static final List<Section> SECTIONS =
      List.of(
          new Section(Heading.START_UP, "| a | $1 |\n"),
          new Section(Heading.GOALS, "| b |\n"),
          new Section(Heading.GOALS, "| c |\n"));

  @TempDir Path folder;

  @Test
  void sectionsAreReadAsTheyWereWritten() {
    assertEquals(SECTIONS, Section.parse(Section.join(SECTIONS)));
  }

  @Test
  void blockHoldsTheSectionsItNamesInItsOrder() {
    String text = "A\n<!-- bench:begin goals start-up -->\nold\n<!-- bench:end -->\nZ\n";
    String expected =
        """
        A
        <!-- bench:begin goals start-up -->

        **Goals**

        | b |

        | c |

        **Start-up**

        | a | $1 |
        <!-- bench:end -->
        Z
        """;
    assertEquals(expected, Documents.replace(text, SECTIONS));
    assertEquals(expected, Documents.replace(expected, SECTIONS));
  }

  @Test
  void blockWithoutNamesHoldsAll() {
    String text = "<!-- bench:begin -->\n<!-- bench:end -->";
    assertEquals(
        "<!-- bench:begin -->\n\n**Start-up**\n\n| a | $1 |\n\n**Goals**\n\n| b |\n\n"
            + "| c |\n<!-- bench:end -->",
        Documents.replace(text, SECTIONS));
  }

  @Test
  void blockOfWhichNothingWasMeasuredStays() {
    String text =
        "<!-- bench:begin memory -->\nkept\n<!-- bench:end -->\n"
            + "<!-- bench:begin start-up -->\nold\n<!-- bench:end -->";
    assertEquals(
        "<!-- bench:begin memory -->\nkept\n<!-- bench:end -->\n"
            + "<!-- bench:begin start-up -->\n\n**Start-up**\n\n| a | $1 |\n<!-- bench:end -->",
        Documents.replace(text, SECTIONS));
  }

  @Test
  void fileIsReplacedFromARunsReport() throws IOException {
    Path document = folder.resolve("doc.md");
    Files.writeString(document, "<!-- bench:begin goals -->\n<!-- bench:end -->\n");
    assertThrows(
        IllegalArgumentException.class, () -> Documents.write(document, List.of(folder)));
    Files.writeString(folder.resolve("bench.md"), Section.join(SECTIONS.subList(0, 2)));
    Documents.write(document, List.of(folder));
    assertEquals(
        "<!-- bench:begin goals -->\n\n**Goals**\n\n| b |\n<!-- bench:end -->\n",
        Files.readString(document));
    Files.writeString(document, "no block");
    assertThrows(
        IllegalArgumentException.class, () -> Documents.write(document, List.of(folder)));
    assertEquals("no block", Files.readString(document));
  }

  @Test
  void everyHeadingIsFoundByTitleAndByName() {
    for (Heading heading : Heading.values()) {
      assertEquals(heading, Heading.titled(heading.title()).orElseThrow());
      assertEquals(heading, Heading.named(heading.option()));
    }
    String text = "<!-- bench:begin gaols -->\n<!-- bench:end -->";
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Documents.replace(text, SECTIONS));
    assertTrue(e.getMessage().startsWith("there is no table 'gaols'"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/performance.md"})
  void blocksOfOurDocumentsNameTablesThatThereAre(String document) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("LICENSE"))) {
      root = root.getParent();
    }
    List<Section> all =
        Stream.of(Heading.values()).map(heading -> new Section(heading, "|  |\n")).toList();
    String text = Files.readString(root.resolve(document));
    assertTrue(!Documents.replace(text, all).equals(text), "no block in " + document);
  }
}
