// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a report under a heading of its own.
 *
 * @param body Markdown without headings, ends with a line break
 */
record Section(Heading heading, String body) {
  private static final String MARK = "## ";

  /** As Markdown. */
  static String join(List<Section> sections) {
    return sections.stream()
        .map(section -> MARK + section.heading.title() + "\n\n" + section.body)
        .collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #join} wrote; headings that are none of ours are passed over. */
  static List<Section> parse(String markdown) {
    List<Section> sections = new ArrayList<>();
    for (String part : ("\n" + markdown).split("\n" + MARK)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        Heading.titled(part.substring(0, end))
            .map(heading -> new Section(heading, part.substring(end).strip() + "\n"))
            .ifPresent(sections::add);
      }
    }
    return sections;
  }
}
