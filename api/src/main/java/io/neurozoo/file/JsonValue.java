// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/**
 * A JSON value, immutable. Every value that exists can be written as valid JSON: the constructors
 * reject what has no JSON form.
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /**
   * Returns this value as an object.
   *
   * @throws JsonException if it is none
   */
  default JsonObject asObject() {
    return new LocatedValue(this, JsonPath.ROOT).object();
  }
}
