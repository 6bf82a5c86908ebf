// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/**
 * A JSON number, kept as the text it was written with, so that nothing is lost until a type is
 * asked for.
 *
 * @param text the number by the grammar of RFC 8259, section 6
 */
public record JsonNumber(String text) implements JsonValue {
  /**
   * Makes a number of its text.
   *
   * @throws JsonException if the text does not follow the grammar
   */
  public JsonNumber {
    if (!isNumber(text)) {
      throw new JsonException(Quote.quote(text) + " is not a JSON number");
    }
  }

  /** The grammar: {@code -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?}. */
  static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int end = skipDigits(text, start);
    if (end == start || (text.charAt(start) == '0' && end > start + 1)) {
      return false;
    }
    if (text.startsWith(".", end)) {
      start = end + 1;
      end = skipDigits(text, start);
      if (end == start) {
        return false;
      }
    }
    if (text.startsWith("e", end) || text.startsWith("E", end)) {
      start = end + 1;
      start += text.startsWith("+", start) || text.startsWith("-", start) ? 1 : 0;
      end = skipDigits(text, start);
      if (end == start) {
        return false;
      }
    }
    return end == text.length();
  }

  private static int skipDigits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /**
   * Returns the shortest decimal that {@link #asFloat} turns back into the same bits.
   *
   * @throws JsonException if the value is NaN or infinite, which JSON cannot express
   */
  public static JsonNumber of(float value) {
    requireFinite(Float.isFinite(value), value);
    return new JsonNumber(Float.toString(value));
  }

  /**
   * Returns the shortest decimal that {@link #asDouble} turns back into the same bits.
   *
   * @throws JsonException if the value is NaN or infinite, which JSON cannot express
   */
  public static JsonNumber of(double value) {
    requireFinite(Double.isFinite(value), value);
    return new JsonNumber(Double.toString(value));
  }

  private static void requireFinite(boolean finite, Number value) {
    if (!finite) {
      throw new JsonException(
          value + " has no JSON form; write a finite number, or name the case in a string");
    }
  }

  /**
   * Returns this number as an {@code int}.
   *
   * @throws JsonException if it is written with a fraction or exponent, or does not fit
   */
  public int asInt() {
    long value = asLong();
    if (value != (int) value) {
      throw outOfRange("an integer of 32 bits");
    }
    return (int) value;
  }

  /**
   * Returns this number as a {@code long}.
   *
   * @throws JsonException if it is written with a fraction or exponent, or does not fit
   */
  public long asLong() {
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      throw new JsonException(
          "expected an integer without fraction and exponent but found " + shown());
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw outOfRange("an integer of 64 bits");
    }
  }

  /**
   * Returns the {@code float} nearest to this number.
   *
   * @throws JsonException if it is too large for a finite {@code float}
   */
  public float asFloat() {
    float value = Float.parseFloat(text);
    if (Float.isInfinite(value)) {
      throw outOfRange("a 32-bit floating-point number");
    }
    return value;
  }

  /**
   * Returns the {@code double} nearest to this number.
   *
   * @throws JsonException if it is too large for a finite {@code double}
   */
  public double asDouble() {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw outOfRange("a 64-bit floating-point number");
    }
    return value;
  }

  private JsonException outOfRange(String type) {
    return new JsonException(shown() + " is out of range for " + type);
  }

  private String shown() {
    return Quote.printable(text, 40);
  }
}
