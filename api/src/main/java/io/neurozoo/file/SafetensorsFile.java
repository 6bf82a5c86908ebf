// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A safetensors file, open for reading: named tensors and a map of texts.
 *
 * <p>The format (huggingface/safetensors, README, section "Format"): 8 bytes with the length N of
 * the header, little-endian; N bytes of JSON, padded with spaces; the data, little-endian and
 * row-major. The header maps each tensor's name to {@code dtype}, {@code shape} and {@code
 * data_offsets} within the data, which the tensors cover without holes or overlaps. Texts stand in
 * its optional member {@code __metadata__}.
 *
 * <p>A file of this project also holds a checksum, the text {@code neurozoo.sha256}: the SHA-256 of
 * the whole file in which these 64 digits are zeros. {@link #open} checks all of this before it
 * returns, so that a file which opens can be read, unless somebody changes it meanwhile.
 *
 * <p>Reading is safe from many threads at once.
 */
public final class SafetensorsFile implements AutoCloseable {
  private final ReadOnlyFile file;
  private final long dataStart;
  private final Map<String, String> metadata;
  private final Optional<String> sha256;
  private final List<TensorEntry> tensors;
  private final Map<String, TensorEntry> byName = new LinkedHashMap<>();

  private SafetensorsFile(ReadOnlyFile file, long dataStart, SafetensorsHeader header) {
    Map<String, String> texts = new LinkedHashMap<>(header.metadata());
    this.sha256 = Optional.ofNullable(texts.remove(SafetensorsChecksum.KEY));
    this.metadata = Collections.unmodifiableMap(texts);
    this.file = file;
    this.dataStart = dataStart;
    this.tensors = header.tensors();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
  }

  /** Opens a file with {@link Integrity#IF_PRESENT}. */
  public static SafetensorsFile open(Path path) {
    return open(path, Integrity.IF_PRESENT);
  }

  /**
   * Opens a file and checks all of it: lengths, header, tensors and checksum.
   *
   * @throws ModelFileException if the file cannot be read, is not valid, exceeds a limit (header of
   *     16 MiB, 16,384 tensors, rank 8), or does not have the checksum asked for
   */
  public static SafetensorsFile open(Path path, Integrity integrity) {
    ReadOnlyFile file = ReadOnlyFile.open(path);
    boolean opened = false;
    try {
      byte[] header = readHeader(file);
      long dataStart = Long.BYTES + header.length;
      SafetensorsHeader parsed = parse(file, header, dataStart);
      SafetensorsChecksum.verify(file, header, parsed.metadata(), integrity);
      SafetensorsFile result = new SafetensorsFile(file, dataStart, parsed);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static byte[] readHeader(ReadOnlyFile file) {
    long size = file.size();
    if (size < Long.BYTES) {
      throw new ModelFileException(
          file.path(), "has only " + size + " bytes" + ReadOnlyFile.GET_A_GOOD_COPY);
    }
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.readFully(length, 0);
    long headerBytes = length.getLong(0);
    if (headerBytes < 0 || headerBytes > size - Long.BYTES) {
      throw new ModelFileException(
          file.path(),
          "says its header has %s bytes but only %d bytes follow"
                  .formatted(Long.toUnsignedString(headerBytes), size - Long.BYTES)
              + ReadOnlyFile.GET_A_GOOD_COPY);
    }
    if (headerBytes > SafetensorsFormat.MAX_HEADER_BYTES) {
      throw new ModelFileException(
          file.path(),
          "has a header of %d bytes, the limit is %d; split the model into smaller files"
              .formatted(headerBytes, SafetensorsFormat.MAX_HEADER_BYTES));
    }
    byte[] header = new byte[(int) headerBytes];
    file.readFully(ByteBuffer.wrap(header), Long.BYTES);
    return header;
  }

  private static SafetensorsHeader parse(ReadOnlyFile file, byte[] header, long dataStart) {
    try {
      return SafetensorsHeader.parse(header, file.size() - dataStart);
    } catch (JsonException e) {
      throw new ModelFileException(
          file.path(),
          "has a header that is not valid: " + e.getMessage() + ReadOnlyFile.GET_A_GOOD_COPY,
          e);
    }
  }

  /** Returns the texts that the writer stored, in order, without the checksum. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Returns the checksum, which was verified: 64 hexadecimal digits. Empty if there is none. */
  public Optional<String> sha256() {
    return sha256;
  }

  /** Returns the tensors in the order of their data. */
  public List<TensorEntry> tensors() {
    return tensors;
  }

  /** Returns the tensor of that name, if there is one. */
  public Optional<TensorEntry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Reads a tensor's elements, in the platform's byte order.
   *
   * @param tensor a tensor of this file
   * @param target memory of exactly {@code tensor.bytes()} bytes, heap or native; partly
   *     overwritten if reading fails
   * @throws ModelFileException if the file cannot be read, became shorter meanwhile, or holds a
   *     BOOL other than 0 and 1
   * @throws IllegalArgumentException if the tensor is not of this file, or the target has another
   *     length or is read-only
   * @throws IllegalStateException if this file is closed
   */
  public void read(TensorEntry tensor, MemorySegment target) {
    String quoted = Quote.quote(tensor.name());
    if (!tensor.equals(byName.get(tensor.name()))) {
      throw new IllegalArgumentException(
          "tensor " + quoted + " is not of the file '" + file.path() + "'; take it from tensors()");
    }
    if (target.byteSize() != tensor.bytes()) {
      throw new IllegalArgumentException(
          "tensor %s has %d bytes but the target %d; allocate TensorEntry.bytes()"
              .formatted(quoted, tensor.bytes(), target.byteSize()));
    }
    if (target.isReadOnly()) {
      throw new IllegalArgumentException(
          "the target of tensor " + quoted + " is read-only; pass writable memory");
    }
    if (!file.channel().isOpen()) {
      throw new IllegalStateException(
          "the file '" + file.path() + "' is closed; read tensor " + quoted + " before closing it");
    }
    // A chunk in between serves every kind of segment; a float[] has no view as a ByteBuffer.
    byte[] chunk = new byte[(int) Math.min(tensor.bytes(), SafetensorsFormat.CHUNK_BYTES)];
    for (long done = 0; done < tensor.bytes(); ) {
      int length = (int) Math.min(chunk.length, tensor.bytes() - done);
      file.readFully(ByteBuffer.wrap(chunk, 0, length), dataStart + tensor.offset() + done);
      decode(tensor, chunk, length);
      MemorySegment.copy(MemorySegment.ofArray(chunk), 0, target, done, length);
      done += length;
    }
  }

  private void decode(TensorEntry tensor, byte[] chunk, int length) {
    int invalid = SafetensorsFormat.invalidBoolean(tensor.dtype(), chunk, length);
    if (invalid >= 0) {
      throw new ModelFileException(
          file.path(),
          "tensor %s is BOOL but has a byte %d; only 0 and 1 are allowed"
                  .formatted(Quote.quote(tensor.name()), invalid)
              + ReadOnlyFile.GET_A_GOOD_COPY);
    }
    SafetensorsFormat.convertByteOrder(chunk, length, tensor.dtype().bytes());
  }

  @Override
  public void close() {
    file.close();
  }
}
