// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A JSON array. The {@code require} methods and the typed lists throw a {@link JsonException} that
 * names the path of an element of another type.
 *
 * @param elements the elements; copied, unmodifiable
 * @param path where the array stands; no part of its value, so {@code equals} ignores it
 */
public record JsonArray(List<JsonValue> elements, JsonPath path)
    implements JsonValue, Iterable<JsonValue> {
  public JsonArray {
    elements = List.copyOf(elements);
  }

  /** Makes an array that stands alone: its path is {@code $}. */
  public JsonArray(List<? extends JsonValue> elements) {
    this(List.copyOf(elements), JsonPath.ROOT);
  }

  public static JsonArray of(JsonValue... elements) {
    return new JsonArray(List.of(elements));
  }

  public static JsonArray ofInts(int... values) {
    return new JsonArray(IntStream.of(values).mapToObj(JsonNumber::of).toList());
  }

  public static JsonArray ofLongs(long... values) {
    List<JsonValue> elements = new ArrayList<>(values.length);
    for (long value : values) {
      elements.add(JsonNumber.of(value));
    }
    return new JsonArray(elements);
  }

  public static JsonArray ofFloats(float... values) {
    List<JsonValue> elements = new ArrayList<>(values.length);
    for (float value : values) {
      elements.add(JsonNumber.of(value));
    }
    return new JsonArray(elements);
  }

  public static JsonArray ofStrings(List<String> values) {
    return new JsonArray(values.stream().map(JsonString::new).toList());
  }

  public int size() {
    return elements.size();
  }

  /**
   * Returns element {@code index}.
   *
   * @throws JsonException if there are fewer elements
   */
  public JsonValue require(int index) {
    if (index < 0 || index >= elements.size()) {
      throw JsonException.at(
          path, "element " + index + " is missing: the array has " + elements.size());
    }
    return elements.get(index);
  }

  public String requireString(int index) {
    return located(index).string();
  }

  public int requireInt(int index) {
    return located(index).int32();
  }

  public long requireLong(int index) {
    return located(index).int64();
  }

  public float requireFloat(int index) {
    return located(index).float32();
  }

  public double requireDouble(int index) {
    return located(index).float64();
  }

  public boolean requireBoolean(int index) {
    return located(index).bool();
  }

  public JsonObject requireObject(int index) {
    return located(index).object();
  }

  public JsonArray requireArray(int index) {
    return located(index).array();
  }

  /** Returns the elements, which must all be strings. */
  public List<String> strings() {
    return all(LocatedValue::string);
  }

  /** Returns the elements, which must all be objects. */
  public List<JsonObject> objects() {
    return all(LocatedValue::object);
  }

  /** Returns the elements, which must all be arrays. */
  public List<JsonArray> arrays() {
    return all(LocatedValue::array);
  }

  /** Returns the elements, which must all be integers of 32 bits. */
  public int[] ints() {
    return IntStream.range(0, size()).map(this::requireInt).toArray();
  }

  /** Returns the elements, which must all be numbers in the range of {@code float}. */
  public float[] floats() {
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = requireFloat(i);
    }
    return values;
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return elements.iterator();
  }

  private <T> List<T> all(Function<LocatedValue, T> conversion) {
    return IntStream.range(0, size()).mapToObj(this::located).map(conversion).toList();
  }

  private LocatedValue located(int index) {
    return new LocatedValue(require(index), path.element(index));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonArray that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }
}
