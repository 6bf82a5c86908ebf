// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/** Quotes untrusted text for a message: one line, bounded length, no control characters. */
final class Quote {
  private static final int LONGEST = 80;

  private Quote() {}

  /** Returns {@code text} in double quotes, cut after 80 characters. */
  static String quote(String text) {
    return '"' + printable(text, LONGEST) + '"';
  }

  /** Returns {@code text} without quotes, cut after {@code longest} characters. */
  static String printable(String text, int longest) {
    StringBuilder out = new StringBuilder();
    int end = Math.min(text.length(), longest);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      // Format characters include the bidirectional overrides, which reorder a terminal's line.
      boolean hidden =
          Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.LINE_SEPARATOR
              || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
      if (hidden) {
        appendEscape(out, c);
      } else {
        out.append(c);
      }
    }
    if (end < text.length()) {
      out.append("...");
    }
    return out.toString();
  }

  /** Appends the JSON escape of one UTF-16 unit: a backslash, {@code u} and four hex digits. */
  static void appendEscape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xF, 16));
    }
  }
}
