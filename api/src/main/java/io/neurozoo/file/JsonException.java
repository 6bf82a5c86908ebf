// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/**
 * A text is not the JSON that was expected. The message is one line and begins with the place: line
 * and column of a text, byte offset of malformed UTF-8, or the path of a value.
 */
public final class JsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message);
  }

  /** Returns the error {@code problem} of the value that stands at {@code path}. */
  public static JsonException at(JsonPath path, String problem) {
    return new JsonException(path + ": " + problem);
  }
}
