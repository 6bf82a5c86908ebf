// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes files byte by byte, right or wrong, as another tool would. */
final class RawFile {
  private RawFile() {}

  static byte[] bytes(long headerLength, byte[] header, byte[] data) {
    return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerLength)
        .put(header)
        .put(data)
        .array();
  }

  static byte[] bytes(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return bytes(json.length, json, new byte[dataBytes]);
  }

  static Path write(Path folder, byte[] content) throws IOException {
    return Files.write(folder.resolve("model.safetensors"), content);
  }

  static Path write(Path folder, String header, int dataBytes) throws IOException {
    return write(folder, bytes(header, dataBytes));
  }
}
