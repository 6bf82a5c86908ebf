// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.Shape;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads one untrusted IDX file; see {@link IdxFile#read}. */
final class IdxReader {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAX_RANK = 4;
  private static final long MAX_ELEMENTS = 1L << 30;

  /** Deflate cannot compress better than 1032 : 1 (zlib technical details, maximum compression). */
  private static final long MAX_DEFLATE_RATIO = 1032;

  private static final int BUFFER = 1 << 16;

  private final String file;
  private final InputStream in;
  private final boolean gzip;

  /** Bytes in the file as it is stored. */
  private final long stored;

  /** Bytes of content met so far, decompressed. */
  private long found;

  private IdxReader(String file, InputStream in, boolean gzip, long stored) {
    this.file = file;
    this.in = in;
    this.gzip = gzip;
    this.stored = stored;
  }

  static IdxFile read(Path path) {
    String file = path.toString();
    if (!Files.isRegularFile(path)) {
      String what = Files.exists(path) ? "not a regular file" : "no such file";
      throw new DataException("idx '%s': %s; give the path of an IDX file".formatted(file, what));
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      boolean gzip = isGzip(raw);
      InputStream in = gzip ? new GZIPInputStream(raw, BUFFER) : raw;
      return new IdxReader(file, in, gzip, Files.size(path)).content();
    } catch (ZipException e) {
      throw new DataException(
          "idx '%s': the gzip stream is damaged (%s); fetch the file again"
              .formatted(file, e.getMessage()),
          e);
    } catch (EOFException e) {
      throw new DataException(
          "idx '%s': the gzip stream ends early; fetch the file again".formatted(file), e);
    } catch (IOException e) {
      throw new DataException(
          "idx '%s': cannot be read (%s); check its permissions".formatted(file, e), e);
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private IdxFile content() throws IOException {
    ByteBuffer magic = ByteBuffer.wrap(take(4, 4));
    int rank = rank(magic);
    long header = 4 + 4L * rank;
    Shape shape = shape(ByteBuffer.wrap(take(4 * rank, header)), rank);
    long expected = header + shape.size();
    if (!gzip && expected > stored) {
      throw truncated(expected, stored);
    }
    if (gzip && expected > MAX_DEFLATE_RATIO * stored) {
      throw new DataException(
          "idx '%s': the header %s asks for %d bytes, more than %d bytes of gzip can hold; %s"
              .formatted(file, shape, expected, stored, "fetch the file again"));
    }
    byte[] elements = take((int) shape.size(), expected);
    if (in.read() != -1) {
      throw new DataException(
          "idx '%s': further bytes follow the %d that the header %s asks for; fetch the file again"
              .formatted(file, expected, shape));
    }
    return new IdxFile(file, shape, elements);
  }

  private int rank(ByteBuffer magic) {
    int type = magic.get(2) & 0xff;
    int rank = magic.get(3) & 0xff;
    if (magic.getShort(0) != 0) {
      throw new DataException(
          "idx '%s': starts with %02x %02x where IDX has 00 00; give an IDX file"
              .formatted(file, magic.get(0), magic.get(1)));
    }
    if (type != UNSIGNED_BYTE) {
      throw new DataException(
          "idx '%s': the element type is 0x%02x (%s); only 0x08 (unsigned byte) can be read"
              .formatted(file, type, typeName(type)));
    }
    if (rank < 1 || rank > MAX_RANK) {
      throw new DataException(
          "idx '%s': the rank is %d; it must be from 1 to %d".formatted(file, rank, MAX_RANK));
    }
    return rank;
  }

  private static String typeName(int type) {
    return switch (type) {
      case 0x09 -> "signed byte";
      case 0x0b -> "int16";
      case 0x0c -> "int32";
      case 0x0d -> "float32";
      case 0x0e -> "float64";
      default -> "unknown";
    };
  }

  private Shape shape(ByteBuffer header, int rank) {
    int[] extents = new int[rank];
    long elements = 1;
    for (int axis = 0; axis < rank; axis++) {
      long extent = header.getInt() & 0xffffffffL;
      if (extent == 0) {
        throw new DataException(
            "idx '%s': extent %d of %d is 0; every extent must be at least 1"
                .formatted(file, axis, rank));
      }
      // At most 2^30 * 2^32: no overflow.
      elements *= extent;
      if (elements > MAX_ELEMENTS) {
        throw new DataException(
            "idx '%s': the header asks for %d elements by extent %d; at most %d are read"
                .formatted(file, elements, axis, MAX_ELEMENTS));
      }
      extents[axis] = (int) extent;
    }
    return Shape.of(extents);
  }

  /**
   * Reads a known number of bytes.
   *
   * @param expected where in the content they must end, for the message
   */
  private byte[] take(int count, long expected) throws IOException {
    byte[] bytes = new byte[count];
    int filled = 0;
    while (filled < count) {
      int read = readOrEnd(bytes, filled);
      if (read < 0) {
        throw truncated(expected, found);
      }
      filled += read;
      found += read;
    }
    return bytes;
  }

  private DataException truncated(long expected, long there) {
    return new DataException(
        "idx '%s': truncated: %d bytes expected, %d found; fetch the file again"
            .formatted(file, expected, there));
  }

  private int readOrEnd(byte[] bytes, int from) throws IOException {
    try {
      return in.read(bytes, from, bytes.length - from);
    } catch (EOFException e) {
      return -1;
    }
  }
}
