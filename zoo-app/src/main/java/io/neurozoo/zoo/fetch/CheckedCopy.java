// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import io.neurozoo.file.IoConsumer;
import io.neurozoo.training.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies bytes from elsewhere, and takes no more and no others than are known. */
final class CheckedCopy {
  private static final int BUFFER = 1 << 16;

  private CheckedCopy() {}

  /**
   * Copies and checks; the receiver must not use what it got before this returns.
   *
   * @param source for messages
   * @throws DataException where the bytes are others, or cannot be read
   * @throws IOException where the receiver fails
   */
  static void of(KnownFile file, String source, InputStream in, IoConsumer<ByteBuffer> to)
      throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    for (int read = read(source, in, buffer); read >= 0; read = read(source, in, buffer)) {
      total += read;
      if (total > file.bytes()) {
        throw other(file, source, "it has more than the %,d bytes".formatted(file.bytes()));
      }
      digest.update(buffer, 0, read);
      to.accept(ByteBuffer.wrap(buffer, 0, read));
    }
    if (total < file.bytes()) {
      throw other(file, source, "it has %,d bytes and not the %,d".formatted(total, file.bytes()));
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256())) {
      throw other(file, source, "its sha256 is %s and not %s".formatted(found, file.sha256()));
    }
  }

  private static DataException other(KnownFile file, String source, String why) {
    return new DataException(
        "%s: %s of '%s'; it is another file or damaged, give the original one"
            .formatted(source, why, file.name()));
  }

  /** A failure to read is the source's, and not the receiver's. */
  private static int read(String source, InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new DataException("%s: cannot be read (%s); try again".formatted(source, e), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
