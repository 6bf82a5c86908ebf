// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** Kinds of files, told by their first bytes. */
enum Format {
  /** A picture that the JDK can read. */
  PICTURE,
  /** An array of unsigned bytes with its shape, perhaps compressed. */
  IDX,
  /** Everything else. */
  JSON;

  /** PNG, JPEG, GIF, BMP, TIFF. */
  private static final List<String> PICTURES =
      List.of("89504e47", "ffd8ff", "47494638", "424d", "49492a00", "4d4d002a");

  /** Two zero bytes, which no text begins with; gzip. */
  private static final List<String> IDX_FILES = List.of("0000", "1f8b");

  static Format of(Path file) {
    String begin;
    try (InputStream in = Files.newInputStream(file)) {
      begin = HexFormat.of().formatHex(in.readNBytes(4));
    } catch (IOException e) {
      throw InputException.unreadable(file.toString(), e);
    }
    if (PICTURES.stream().anyMatch(begin::startsWith)) {
      return PICTURE;
    }
    return IDX_FILES.stream().anyMatch(begin::startsWith) ? IDX : JSON;
  }
}
