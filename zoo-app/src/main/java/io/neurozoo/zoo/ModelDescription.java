// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import java.util.List;
import java.util.Optional;

/**
 * A model of the catalogue, in words.
 *
 * @param id {@code vendor:name}
 * @param name the id without the vendor
 * @param aliases other names
 * @param summary one line
 * @param reference where it was published
 * @param card what it is for, what it does well and badly
 * @param options what can be set
 * @param data what it is trained on when nobody names any; empty where it has no recipe
 * @param origin the class that describes it, and where that was loaded from
 */
public record ModelDescription(
    String id,
    String name,
    List<String> aliases,
    String summary,
    String reference,
    String card,
    List<OptionDescription> options,
    Optional<String> data,
    String origin) {

  /** Copies the lists. */
  public ModelDescription {
    aliases = List.copyOf(aliases);
    options = List.copyOf(options);
  }
}
