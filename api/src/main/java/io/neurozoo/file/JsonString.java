// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/**
 * A JSON string.
 *
 * @param value the text, well-formed UTF-16
 */
public record JsonString(String value) implements JsonValue {
  /**
   * Makes a string of its text.
   *
   * @throws JsonException if the text holds an unpaired surrogate, which UTF-8 cannot express
   */
  public JsonString {
    requireWellFormed(value);
  }

  static void requireWellFormed(String text) {
    int at = unpairedSurrogate(text);
    if (at >= 0) {
      throw new JsonException(
          "string %s has an unpaired surrogate at index %d, which UTF-8 cannot express"
              .formatted(Quote.quote(text), at));
    }
  }

  /** Returns the index of the first surrogate that is not part of a pair, or -1. */
  static int unpairedSurrogate(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < length
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
