// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.file.JsonObject;
import io.neurozoo.spi.Discovery;
import io.neurozoo.training.Recipe;
import io.neurozoo.zoo.catalogue.Entry;
import io.neurozoo.zoo.catalogue.OptionCodec;
import io.neurozoo.zoo.catalogue.OptionField;
import io.neurozoo.zoo.catalogue.OptionText;
import java.util.List;

/** Puts what the catalogue knows into words. */
final class Descriptions {
  private Descriptions() {}

  /** Without the options. */
  static ModelDescription brief(Entry<?> entry) {
    return of(entry, List.of());
  }

  /** With the options. */
  static ModelDescription whole(Entry<?> entry, OptionCodec codec) {
    JsonObject defaults = codec.json(entry.options().defaults());
    return of(entry, entry.options().fields().stream().map(f -> of(f, defaults)).toList());
  }

  private static <O extends Record> ModelDescription of(
      Entry<O> entry, List<OptionDescription> options) {
    Architecture<O> architecture = entry.architecture();
    return new ModelDescription(
        architecture.id(),
        entry.name(),
        architecture.aliases(),
        architecture.summary(),
        architecture.reference(),
        architecture.card(),
        options,
        entry.recipe().map(Recipe::data),
        Discovery.origin(architecture.getClass()));
  }

  private static OptionDescription of(OptionField field, JsonObject defaults) {
    return new OptionDescription(
        field.name(),
        field.type().describe(),
        field.range(),
        OptionText.of(defaults.require(field.name())),
        field.meaning());
  }
}
