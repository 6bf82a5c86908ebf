// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/**
 * How large a JSON document may be. Both bounds together bound the memory of parsing: a value costs
 * about a hundred bytes, whatever it holds besides its own text.
 *
 * @param maxLength the longest document: bytes of UTF-8, or chars of a string
 * @param maxValues the most values: scalars, arrays and objects together
 */
public record JsonLimits(int maxLength, int maxValues) {
  /** 16 MiB of text and 2^19 values: enough for the graph of a large model. */
  public static final JsonLimits DEFAULT = new JsonLimits(16 << 20, 1 << 19);

  public JsonLimits {
    if (maxLength < 1 || maxValues < 1) {
      throw new IllegalArgumentException(
          "JSON limits are %d characters and %d values; both must be at least 1"
              .formatted(maxLength, maxValues));
    }
  }

  void checkLength(int length, String unit) {
    if (length > maxLength) {
      throw new JsonException(
          "the text has %d %s, the limit is %d".formatted(length, unit, maxLength));
    }
  }
}
