// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts tables of runs into documents, between {@code <!-- bench:begin NAME... -->} and {@code <!--
 * bench:end -->}. The names are those of the report's sections, such as products; without one, all
 * sections come. A block of which no run has a section stays as it is.
 */
final class Documents {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(<!-- bench:begin([a-z0-9 -]*?) *-->\n)(.*?)(<!-- bench:end -->)", Pattern.DOTALL);

  private Documents() {}

  /**
   * Replaces the blocks of a file.
   *
   * @param runs folders of runs, in the order in which their tables come
   * @throws IllegalArgumentException where there is no block, one names no table, or a run is none
   */
  static void write(Path document, List<Path> runs) throws IOException {
    List<Section> sections = new ArrayList<>();
    for (Path run : runs) {
      Path file = run.resolve("bench.md");
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(run + " holds no bench.md; name the folder of a run");
      }
      sections.addAll(Section.parse(Files.readString(file)));
    }
    String text = Files.readString(document);
    if (!BLOCK.matcher(text).find()) {
      throw new IllegalArgumentException(
          document + " has no block to replace; write <!-- bench:begin --> and <!-- bench:end -->"
              + " on lines of their own where the tables shall be");
    }
    AtomicFile.writeString(document, replace(text, sections));
  }

  /** The text with its blocks replaced. */
  static String replace(String text, List<Section> sections) {
    return BLOCK
        .matcher(text)
        .replaceAll(
            block -> {
              String tables = tables(block.group(2).strip(), sections);
              String body = tables.isEmpty() ? block.group(3) : tables;
              return Matcher.quoteReplacement(block.group(1) + body + block.group(4));
            });
  }

  private static String tables(String names, List<Section> sections) {
    List<Heading> wanted =
        names.isEmpty()
            ? sections.stream().map(Section::heading).distinct().toList()
            : Stream.of(names.split(" +")).map(Heading::named).toList();
    return wanted.stream().map(heading -> table(heading, sections)).collect(Collectors.joining());
  }

  /** The sections of one heading, of several runs, stand under one title. */
  private static String table(Heading heading, List<Section> sections) {
    List<Section> named = sections.stream().filter(s -> s.heading() == heading).toList();
    return named.isEmpty()
        ? ""
        : "\n**" + heading.title() + "**\n\n"
            + named.stream().map(Section::body).collect(Collectors.joining("\n"));
  }
}
