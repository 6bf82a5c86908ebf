// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A part of a report under a heading of its own.
 *
 * @param body Markdown without headings, ends with a line break
 */
record Section(String title, String body) {
  private static final String HEADING = "## ";

  /** The title as documents name it: "Training and inference" is training-and-inference. */
  String name() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** As Markdown. */
  static String join(List<Section> sections) {
    return sections.stream()
        .map(section -> HEADING + section.title + "\n\n" + section.body)
        .collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #join} wrote. */
  static List<Section> parse(String markdown) {
    List<Section> sections = new ArrayList<>();
    for (String part : ("\n" + markdown).split("\n" + HEADING)) {
      int end = part.indexOf('\n');
      if (!part.isBlank() && end > 0) {
        sections.add(new Section(part.substring(0, end), part.substring(end).strip() + "\n"));
      }
    }
    return sections;
  }
}
