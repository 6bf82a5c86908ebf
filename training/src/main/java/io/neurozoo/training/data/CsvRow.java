// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.Arrays;
import java.util.List;

/** The cells of one row, stripped of surrounding white space; overwritten by the next row. */
final class CsvRow {

  private char[] chars = new char[256];

  /** Where cell i starts and, after it, where it ends. */
  private int[] bounds = new int[32];

  private int cells;
  private int used;
  private long line;
  private final char decimal;

  /** A row whose numbers have this decimal point. */
  CsvRow(char decimal) {
    this.decimal = decimal;
  }

  void begin(long startingLine) {
    line = startingLine;
    cells = 0;
    used = 0;
  }

  void add(char[] from, int offset, int length) {
    int start = offset;
    int end = offset + length;
    while (start < end && from[start] <= ' ') {
      start++;
    }
    while (end > start && from[end - 1] <= ' ') {
      end--;
    }
    int size = end - start;
    if (chars.length - used < size) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + size));
    }
    if (2 * cells + 2 > bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    System.arraycopy(from, start, chars, used, size);
    bounds[2 * cells] = used;
    bounds[2 * cells + 1] = used + size;
    used += size;
    cells++;
  }

  /** Where the row starts in the file, counted from 1. */
  long line() {
    return line;
  }

  int cells() {
    return cells;
  }

  boolean isEmpty(int cell) {
    return length(cell) == 0;
  }

  private int length(int cell) {
    return bounds[2 * cell + 1] - bounds[2 * cell];
  }

  /** True where the cell is one of these texts. Allocates nothing. */
  boolean isAny(int cell, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (is(cell, texts.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** True where the cell is this text. Allocates nothing. */
  boolean is(int cell, String text) {
    int length = length(cell);
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (chars[bounds[2 * cell] + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The cell as a number; NaN where it is none. */
  double number(int cell) {
    return DecimalNumber.parse(chars, bounds[2 * cell], length(cell), decimal);
  }

  String text(int cell) {
    return new String(chars, bounds[2 * cell], length(cell));
  }

  List<String> texts() {
    String[] all = new String[cells];
    Arrays.setAll(all, this::text);
    return List.of(all);
  }
}
