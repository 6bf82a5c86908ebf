// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import io.neurozoo.tensor.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes safetensors files with a checksum; {@link SafetensorsFile} says what they hold. The same
 * metadata and tensors give the same bytes. The file is replaced as a whole, see {@link
 * AtomicFile}.
 */
public final class SafetensorsWriter {
  private SafetensorsWriter() {}

  /**
   * Writes a file. Tensors keep their order, but wider element types come first: the format allows
   * no holes, and so every tensor begins at a multiple of its element size.
   *
   * @param target the file, new or to be replaced
   * @param metadata texts to store, in order; {@code neurozoo.sha256} is reserved
   * @param tensors what to store; unchanged while writing
   * @throws ModelFileException if the file cannot be written, or the header would be too large; the
   *     file is then as before
   * @throws IllegalArgumentException if two tensors have one name, metadata are not allowed, there
   *     are too many, or a BOOL is neither 0 nor 1; the file is then as before
   */
  public static void write(
      Path target, Map<String, String> metadata, List<TensorSource> tensors) {
    requireValid(metadata, tensors);
    List<TensorSource> ordered =
        tensors.stream()
            .sorted(Comparator.comparingInt((TensorSource t) -> t.dtype().bytes()).reversed())
            .toList();
    byte[] header = header(target, metadata, ordered);
    try {
      AtomicFile.write(target, channel -> write(channel, header, ordered));
    } catch (FileSystemException e) {
      throw new ModelFileException(target, e.getReason(), e);
    } catch (IOException e) {
      throw new ModelFileException(target, "cannot be written (" + e + "); choose another", e);
    }
  }

  private static void requireValid(Map<String, String> metadata, List<TensorSource> tensors) {
    requireAtMost(metadata.size() + 1, SafetensorsFormat.MAX_METADATA_ENTRIES, "metadata entries");
    requireAtMost(tensors.size(), SafetensorsFormat.MAX_TENSORS, "tensors");
    metadata.forEach(
        (key, value) -> {
          if (key.equals(SafetensorsChecksum.KEY)) {
            throw new IllegalArgumentException(
                "metadata key " + Quote.quote(key) + " is reserved for the checksum; remove it");
          }
          requireAtMost(
              value.length(),
              SafetensorsFormat.MAX_METADATA_VALUE,
              "characters of metadata " + Quote.quote(key));
        });
    Set<String> names = new HashSet<>();
    for (TensorSource tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException(
            "two tensors have the name " + Quote.quote(tensor.name()) + "; rename one");
      }
    }
  }

  private static void requireAtMost(int count, int limit, String what) {
    if (count > limit) {
      throw new IllegalArgumentException(
          count + " " + what + ", but a model file can have at most " + limit);
    }
  }

  /** Returns the header with zeros for the checksum, padded so that the data is aligned. */
  private static byte[] header(
      Path target, Map<String, String> metadata, List<TensorSource> tensors) {
    long characters = 0;
    for (Map.Entry<String, String> text : metadata.entrySet()) {
      characters += text.getKey().length() + text.getValue().length();
    }
    // A first look, so that no huge text is built in vain; the exact one follows.
    requireHeaderFits(target, characters);
    JsonObject.Builder texts = JsonObject.builder();
    texts.put(SafetensorsChecksum.KEY, SafetensorsChecksum.ZEROS);
    metadata.forEach(texts::put);
    JsonObject.Builder root = JsonObject.builder();
    root.put(SafetensorsFormat.METADATA, texts.build());
    long offset = 0;
    for (TensorSource tensor : tensors) {
      long end = Math.addExact(offset, tensor.data().byteSize());
      root.put(
          tensor.name(),
          JsonObject.builder()
              .put("dtype", tensor.dtype().safetensorsName())
              .put("shape", JsonArray.ofInts(tensor.shape().toArray()))
              .put("data_offsets", JsonArray.ofLongs(offset, end))
              .build());
      offset = end;
    }
    byte[] json = Json.write(root.build()).getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-(Long.BYTES + json.length), SafetensorsFormat.ALIGNMENT);
    byte[] padded = Arrays.copyOf(json, json.length + padding);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    requireHeaderFits(target, padded.length);
    return padded;
  }

  private static void requireHeaderFits(Path target, long headerBytes) {
    if (headerBytes > SafetensorsFormat.MAX_HEADER_BYTES) {
      throw new ModelFileException(
          target,
          "would get a header of at least %d bytes, the limit is %d; store less metadata"
              .formatted(headerBytes, SafetensorsFormat.MAX_HEADER_BYTES));
    }
  }

  private static void write(FileChannel channel, byte[] header, List<TensorSource> tensors)
      throws IOException {
    MessageDigest digest = SafetensorsChecksum.newDigest();
    append(channel, digest, SafetensorsChecksum.lengthOf(header), Long.BYTES);
    append(channel, digest, header, header.length);
    byte[] chunk = new byte[SafetensorsFormat.CHUNK_BYTES];
    for (TensorSource tensor : tensors) {
      append(channel, digest, tensor, chunk);
    }
    String digits = SafetensorsChecksum.digits(digest);
    channel.position(SafetensorsChecksum.FILE_POSITION);
    AtomicFile.writeFully(channel, StandardCharsets.US_ASCII.encode(digits));
  }

  private static void append(
      FileChannel channel, MessageDigest digest, TensorSource tensor, byte[] chunk)
      throws IOException {
    MemorySegment data = tensor.data();
    DType dtype = tensor.dtype();
    for (long done = 0; done < data.byteSize(); ) {
      int length = (int) Math.min(chunk.length, data.byteSize() - done);
      MemorySegment.copy(data, done, MemorySegment.ofArray(chunk), 0, length);
      SafetensorsFormat.convertByteOrder(chunk, length, dtype.bytes());
      int invalid = SafetensorsFormat.invalidBoolean(dtype, chunk, length);
      if (invalid >= 0) {
        throw new IllegalArgumentException(
            "tensor %s is BOOL but has a byte %d; store 0 or 1"
                .formatted(Quote.quote(tensor.name()), invalid));
      }
      append(channel, digest, chunk, length);
      done += length;
    }
  }

  private static void append(FileChannel channel, MessageDigest digest, byte[] bytes, int length)
      throws IOException {
    digest.update(bytes, 0, length);
    AtomicFile.writeFully(channel, ByteBuffer.wrap(bytes, 0, length));
  }
}
