// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.util.function.Function;

/** A value and its place: conversion to Java types with errors that name the place. */
record LocatedValue(JsonValue value, JsonPath path) {
  String string() {
    return as(JsonString.class, "a string").value();
  }

  boolean bool() {
    return as(JsonBoolean.class, "true or false").value();
  }

  JsonObject object() {
    return as(JsonObject.class, "an object");
  }

  JsonArray array() {
    return as(JsonArray.class, "an array");
  }

  /** Returns the number as {@code conversion} gives it, its errors completed with the path. */
  <T> T number(String expected, Function<JsonNumber, T> conversion) {
    JsonNumber number = as(JsonNumber.class, expected);
    try {
      return conversion.apply(number);
    } catch (JsonException e) {
      throw JsonException.at(path, e.getMessage());
    }
  }

  int int32() {
    return number("an integer", JsonNumber::asInt);
  }

  long int64() {
    return number("an integer", JsonNumber::asLong);
  }

  float float32() {
    return number("a number", JsonNumber::asFloat);
  }

  double float64() {
    return number("a number", JsonNumber::asDouble);
  }

  private <T extends JsonValue> T as(Class<T> type, String expected) {
    if (!type.isInstance(value)) {
      throw JsonException.at(path, "expected " + expected + " but found " + describe(value));
    }
    return type.cast(value);
  }

  private static String describe(JsonValue value) {
    return switch (value) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonString(String text) -> "the string " + Quote.quote(text);
      case JsonNumber(String text) -> "the number " + Quote.printable(text, 40);
      case JsonBoolean(boolean bool) -> Boolean.toString(bool);
      case JsonNull() -> "null";
    };
  }
}
