// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the first byte that is not UTF-8 (RFC 3629, section 4), for a message: the decoder reads
 * far ahead and does not know the line.
 */
final class Utf8Fault {

  private Utf8Fault() {}

  static DataException in(Path file) {
    long line = 1;
    long column = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int b;
      while ((b = in.read()) >= 0) {
        if (b == '\n') {
          line++;
          column = 0;
          continue;
        }
        column++;
        if (!isWhole(b, in)) {
          return new DataException(
              "csv '%s': line %d, character %d: byte 0x%02x is not UTF-8; save the file as UTF-8"
                  .formatted(file, line, column, b));
        }
      }
    } catch (IOException e) {
      return new DataException(
          "csv '%s': cannot be read (%s); check its permissions".formatted(file, e), e);
    }
    return new DataException(
        "csv '%s': it is not UTF-8, or changed while it was read".formatted(file));
  }

  /** Reads the rest of a character; true where it is one. */
  private static boolean isWhole(int first, InputStream in) throws IOException {
    if (first < 0x80) {
      return true;
    }
    int rest = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4) {
      return false;
    }
    in.mark(4);
    for (int i = 0; i < rest; i++) {
      int b = in.read();
      int low = i > 0 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
      int high = i > 0 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
      if (b < low || b > high) {
        in.reset();
        return false;
      }
    }
    return true;
  }
}
