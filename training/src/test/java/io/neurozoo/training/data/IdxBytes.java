// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes IDX files, sound and unsound. */
final class IdxBytes {

  private IdxBytes() {}

  /** A header alone. */
  static byte[] header(int type, int... extents) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * extents.length);
    header.put((byte) 0).put((byte) 0).put((byte) type).put((byte) extents.length);
    for (int extent : extents) {
      header.putInt(extent);
    }
    return header.array();
  }

  /** A whole file of unsigned bytes. */
  static byte[] file(byte[] elements, int... extents) {
    return join(header(0x08, extents), elements);
  }

  /** A whole file of labels. */
  static byte[] labels(int... labels) {
    byte[] elements = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      elements[i] = (byte) labels[i];
    }
    return file(elements, labels.length);
  }

  /** A whole file of images whose pixels are all the number of the image. */
  static byte[] images(int count, int rows, int columns) {
    byte[] elements = new byte[count * rows * columns];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (byte) (i / (rows * columns));
    }
    return file(elements, count, rows, columns);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }

  static Path write(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
