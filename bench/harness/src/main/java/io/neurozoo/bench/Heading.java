// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The headings of reports, by which documents name their tables. */
enum Heading {
  TRAINING_AND_INFERENCE("Training and inference"),
  PRODUCTS("Products"),
  ELEMENTWISE_OPS("Elementwise ops"),
  PEAKS("Peaks"),
  GOALS("Goals"),
  ROOFLINE("Roofline"),
  LAUNCHES("Launches"),
  START_UP("Start-up"),
  MEMORY("Memory"),
  CIRCUMSTANCES("Circumstances");

  private final String title;

  Heading(String title) {
    this.title = title;
  }

  /** As reports show it. */
  String title() {
    return title;
  }

  /** As documents name it, such as training-and-inference. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The heading shown as that title; empty where there is none. */
  static Optional<Heading> titled(String title) {
    return Stream.of(values()).filter(heading -> heading.title.equals(title)).findFirst();
  }

  /**
   * The heading that documents name so.
   *
   * @throws IllegalArgumentException where there is none; the message lists them
   */
  static Heading named(String option) {
    return Stream.of(values())
        .filter(heading -> heading.option().equals(option))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no table '" + option + "'; there are "
                        + Stream.of(values()).map(Heading::option).toList()));
  }
}
