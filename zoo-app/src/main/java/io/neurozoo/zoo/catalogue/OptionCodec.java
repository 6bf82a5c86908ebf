// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Options records from values and texts, and their JSON. Every mistake names option and value. */
public final class OptionCodec {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(LogicalType.Textual, OptionCodec::refuseNumbers)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultNullHandling(_ -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .build();

  private static void refuseNumbers(MutableCoercionConfig texts) {
    texts
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /**
   * The defaults with some values set.
   *
   * @param values by option: a text is read as on the command line, other values are taken as they
   *     are
   * @throws UsageException where an option is unknown, or its value has a wrong type or range
   */
  public <O extends Record> O with(OptionSchema<O> schema, Map<String, ?> values) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          OptionField field = schema.require(name);
          nodes.put(
              name,
              value instanceof String text
                  ? OptionText.parse(field.type(), text)
                  : mapper.valueToTree(value));
        });
    return bind(schema, nodes);
  }

  /**
   * The defaults with the values of a JSON object, as from {@link #json}.
   *
   * @throws UsageException where an option is unknown, or its value has a wrong type or range
   */
  public <O extends Record> O with(OptionSchema<O> schema, JsonObject values) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    values.members().forEach((name, value) -> nodes.put(name, mapper.readTree(Json.write(value))));
    return bind(schema, nodes);
  }

  /** All options as JSON, in the record's order. */
  public JsonObject json(Record options) {
    return Json.parse(mapper.writeValueAsString(options)).asObject();
  }

  private <O extends Record> O bind(OptionSchema<O> schema, Map<String, JsonNode> nodes) {
    ObjectNode all = mapper.valueToTree(schema.defaults());
    nodes.forEach(
        (name, node) -> {
          check(schema, schema.require(name), node);
          all.set(name, node);
        });
    try {
      return mapper.treeToValue(all, schema.type());
    } catch (JacksonException e) {
      // The record's own constructor refuses: its message says why.
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new UsageException("options of " + schema.model() + ": " + reason.getMessage(), e);
    }
  }

  private void check(OptionSchema<?> schema, OptionField field, JsonNode node) {
    Object value;
    try {
      value =
          node.isNull()
              ? null
              : mapper.readerFor(mapper.constructType(field.javaType())).readValue(node);
    } catch (JacksonException e) {
      throw refused(schema, field, node, "it must be " + field.type().describe(), e);
    }
    if (value == null) {
      throw refused(schema, field, node, "it must be " + field.type().describe(), null);
    }
    boolean inRange =
        value instanceof Iterable<?> list ? allInRange(field, list) : inRange(field, value);
    if (!inRange) {
      String range = field.range().isEmpty() ? "finite" : field.range();
      String what = field.type() instanceof OptionType.Wholes ? "every number" : "it";
      throw refused(schema, field, node, what + " must be " + range, null);
    }
  }

  private static boolean allInRange(OptionField field, Iterable<?> list) {
    for (Object element : list) {
      if (!inRange(field, element)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inRange(OptionField field, Object value) {
    if (!(value instanceof Number number)) {
      return true;
    }
    double d = number.doubleValue();
    return Double.isFinite(d) && d >= field.min() && d <= field.max();
  }

  private static UsageException refused(
      OptionSchema<?> schema, OptionField field, JsonNode node, String wanted, Throwable cause) {
    String text = OptionText.of(Json.parse(node.toString()));
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new UsageException(
        "option '"
            + field.name()
            + "' of "
            + schema.model()
            + " is '"
            + shown.replaceAll("\\p{C}", "?")
            + "'; "
            + wanted,
        cause);
  }
}
