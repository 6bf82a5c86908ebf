// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Where the checksum stands in a file, and what it covers.
 *
 * <p>The metadata entry {@code neurozoo.sha256} is the SHA-256 of the whole file in which its own
 * 64 digits are zeros. So one flipped bit anywhere is found: in the length, the header, its
 * padding, the data. The entry is always the first thing in the header, hence its digits always
 * stand at the same place of the file: the writer fills them in after the data has passed, and
 * nobody needs to search for them.
 */
final class SafetensorsChecksum {
  static final String KEY = "neurozoo.sha256";
  static final String ZEROS = "0".repeat(64);

  private static final byte[] OPENING =
      ("{\"" + SafetensorsFormat.METADATA + "\":{\"" + KEY + "\":\"")
          .getBytes(StandardCharsets.US_ASCII);

  /** Offset of the digits in the file: the header's length and the opening stand before them. */
  static final int FILE_POSITION = Long.BYTES + OPENING.length;

  private SafetensorsChecksum() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256; use a complete JDK", e);
    }
  }

  /** Returns the first bytes of a file: the length of its header, little-endian. */
  static byte[] lengthOf(byte[] header) {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return length.putLong(header.length).array();
  }

  /** Returns the digest as it stands in the file: 64 lower-case hexadecimal digits. */
  static String digits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Checks the checksum of a file.
   *
   * @throws ModelFileException if there is none but one is required, or if it does not match
   */
  static void verify(
      ReadOnlyFile file, byte[] header, Map<String, String> metadata, Integrity integrity) {
    String expected = metadata.get(KEY);
    if (expected == null && integrity == Integrity.IF_PRESENT) {
      return;
    }
    if (expected == null) {
      throw new ModelFileException(
          file.path(),
          "has no checksum (metadata %s), so damage to it could not be found; ".formatted(KEY)
              + "save it again with Neurozoo, or open it without asking for a checksum");
    }
    if (!isInPlace(header)) {
      throw new ModelFileException(
          file.path(),
          "was rewritten by another tool, which makes its checksum useless; "
              + "remove the metadata entry %s or fetch the original".formatted(KEY));
    }
    String actual = compute(file, header);
    if (!actual.equals(expected)) {
      throw new ModelFileException(
          file.path(),
          "is damaged: its checksum should be %s but is %s; save or fetch it again"
              .formatted(Quote.printable(expected, ZEROS.length()), actual));
    }
  }

  private static boolean isInPlace(byte[] header) {
    return header.length >= OPENING.length + ZEROS.length()
        && Arrays.equals(OPENING, 0, OPENING.length, header, 0, OPENING.length);
  }

  private static String compute(ReadOnlyFile file, byte[] header) {
    byte[] zeroed = header.clone();
    Arrays.fill(zeroed, OPENING.length, OPENING.length + ZEROS.length(), (byte) '0');
    MessageDigest digest = newDigest();
    digest.update(lengthOf(header));
    digest.update(zeroed);
    ByteBuffer chunk = ByteBuffer.allocate(SafetensorsFormat.CHUNK_BYTES);
    long position = Long.BYTES + header.length;
    for (int count; (count = file.read(chunk, position)) > 0; position += count) {
      digest.update(chunk.flip());
      chunk.clear();
    }
    return digits(digest);
  }
}
