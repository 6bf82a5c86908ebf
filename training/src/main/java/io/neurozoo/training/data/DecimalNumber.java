// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/**
 * Decimal numbers as tables write them: a sign, digits with at most one point, an exponent. Unlike
 * {@link Double#parseDouble} no {@code 1f}, {@code 0x1p3}, {@code NaN} or {@code Infinity}.
 */
final class DecimalNumber {

  /** Powers of ten that double holds exactly. */
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  /** Any whole number of so many digits is a double. */
  private static final int EXACT_DIGITS = 15;

  private DecimalNumber() {}

  /** The nearest double; NaN where the text is no such number. */
  static double parse(String text) {
    return parse(text.toCharArray(), 0, text.length(), '.');
  }

  /**
   * As {@link #parse(String)}. Most numbers of a table are a short whole number over a small power
   * of ten, both exact in double, so that one division rounds correctly (Clinger 1990, "How to read
   * floating point numbers accurately"); the others take the JDK's way.
   */
  static double parse(char[] text, int offset, int length, char decimal) {
    int i = offset;
    int end = offset + length;
    boolean negative = i < end && text[i] == '-';
    if (i < end && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    long digits = 0;
    int significant = 0;
    int seen = 0;
    int scale = 0;
    boolean point = false;
    for (; i < end; i++) {
      char c = text[i];
      if (c == decimal && !point) {
        point = true;
        continue;
      }
      if (c < '0' || c > '9') {
        break;
      }
      seen++;
      if (significant > 0 || c != '0') {
        significant++;
      }
      if (significant <= EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
      }
      scale += point ? 1 : 0;
    }
    if (seen == 0) {
      return Double.NaN;
    }
    if (i == end && significant <= EXACT_DIGITS && scale < POWERS.length) {
      double value = digits / POWERS[scale];
      return negative ? -value : value;
    }
    if (i < end && !isExponent(text, i, end)) {
      return Double.NaN;
    }
    String number = new String(text, offset, length);
    return Double.parseDouble(decimal == '.' ? number : number.replace(decimal, '.'));
  }

  private static boolean isExponent(char[] text, int from, int end) {
    int i = from;
    if (text[i] != 'e' && text[i] != 'E') {
      return false;
    }
    i++;
    if (i < end && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    int first = i;
    while (i < end && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i == end && i > first;
  }

  /** How a whole number is written without a point, any other as {@link Double#toString}. */
  static String canonical(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
