// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import io.neurozoo.architecture.Option;
import io.neurozoo.training.data.NearestNames;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of an architecture, read from its options record.
 *
 * @param <O> the record
 */
public final class OptionSchema<O extends Record> {
  private final String model;
  private final O defaults;
  private final Class<O> type;
  private final Map<String, OptionField> fields = new LinkedHashMap<>();

  /**
   * Reads the record.
   *
   * @param model for messages
   * @throws IllegalArgumentException where a component has a type that options cannot have, or says
   *     nothing about itself
   */
  OptionSchema(String model, O defaults) {
    this.model = model;
    this.defaults = defaults;
    @SuppressWarnings("unchecked") // the class of an O, for records are final
    Class<O> type = (Class<O>) defaults.getClass();
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      fields.put(component.getName(), field(component));
    }
  }

  private OptionField field(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    String where = "option '" + component.getName() + "' of " + model;
    if (option == null) {
      throw new IllegalArgumentException(where + " has no @Option that says what it means");
    }
    OptionType kind =
        OptionType.of(component.getGenericType())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        where
                            + " has the type "
                            + component.getGenericType().getTypeName()
                            + "; use int, long, float, double, boolean, String, an enum or"
                            + " List<Integer>"));
    return new OptionField(
        component.getName(),
        kind,
        component.getGenericType(),
        option.value(),
        option.min(),
        option.max());
  }

  /** The name of the model that people type. */
  String model() {
    return model;
  }

  /** The record's class. */
  Class<O> type() {
    return type;
  }

  /** The options when nobody sets any. */
  public O defaults() {
    return defaults;
  }

  /** All options, in the record's order. */
  public List<OptionField> fields() {
    return new ArrayList<>(fields.values());
  }

  /**
   * One option.
   *
   * @throws UsageException where there is no such option; it lists the nearest and all
   */
  OptionField require(String name) {
    OptionField field = fields.get(name);
    if (field == null) {
      List<String> near = NearestNames.of(name, fields.keySet());
      throw new UsageException(
          "unknown option '"
              + name
              + "' of "
              + model
              + "; "
              + (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ")
              + (fields.isEmpty()
                  ? "it has none"
                  : "known: " + String.join(", ", fields.keySet())));
    }
    return field;
  }
}
