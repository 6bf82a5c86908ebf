// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonValue;
import io.neurozoo.file.SafetensorsFile;
import io.neurozoo.file.SafetensorsWriter;
import io.neurozoo.file.TensorEntry;
import io.neurozoo.file.TensorSource;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The content of a model file, to be changed and written again with a checksum that matches. */
final class EditedFile {
  final Map<String, String> texts;
  final Map<String, TensorSource> tensors = new LinkedHashMap<>();

  private EditedFile(SafetensorsFile file) {
    texts = new LinkedHashMap<>(file.metadata());
    for (TensorEntry entry : file.tensors()) {
      MemorySegment data = MemorySegment.ofArray(new byte[Math.toIntExact(entry.bytes())]);
      file.read(entry, data);
      tensors.put(
          entry.name(), new TensorSource(entry.name(), entry.dtype(), entry.shape(), data));
    }
  }

  static EditedFile of(Path path) {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      return new EditedFile(file);
    }
  }

  EditedFile text(String key, Function<String, String> change) {
    texts.computeIfPresent("neurozoo." + key, (_, text) -> change.apply(text));
    return this;
  }

  /** Replaces something that must be there. */
  EditedFile text(String key, String part, String replacement) {
    return text(
        key,
        text -> {
          if (!text.contains(part)) {
            throw new AssertionError(part + " is not in " + text);
          }
          return text.replace(part, replacement);
        });
  }

  EditedFile tensor(String name, DType dtype, int... extents) {
    Shape shape = Shape.of(extents);
    byte[] data = new byte[Math.toIntExact(shape.size() * dtype.bytes())];
    tensors.put(name, new TensorSource(name, dtype, shape, MemorySegment.ofArray(data)));
    return this;
  }

  Path write(Path path) {
    SafetensorsWriter.write(path, texts, List.copyOf(tensors.values()));
    return path;
  }

  /** A file of these texts over the tensors of another, without the way over the disk. */
  static byte[] bytes(byte[] file, Map<String, String> texts) {
    ByteBuffer original = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[Math.toIntExact(original.getLong())];
    original.get(json);
    JsonObject.Builder metadata = JsonObject.builder().put("neurozoo.sha256", "0".repeat(64));
    texts.forEach(metadata::put);
    Map<String, JsonValue> header = new LinkedHashMap<>(Json.parse(json).asObject().members());
    header.put("__metadata__", metadata.build());
    byte[] changed = Json.write(new JsonObject(header)).getBytes(StandardCharsets.UTF_8);
    return resealed(
        ByteBuffer.allocate(Long.BYTES + changed.length + original.remaining())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(changed.length)
            .put(changed)
            .put(original)
            .array());
  }

  /** Makes the checksum of a changed file match again, where it stands in its place. */
  static byte[] resealed(byte[] file) {
    byte[] opening =
        "{\"__metadata__\":{\"neurozoo.sha256\":\"".getBytes(StandardCharsets.US_ASCII);
    int at = Long.BYTES + opening.length;
    byte[] sealed = file.clone();
    Arrays.fill(sealed, at, at + 64, (byte) '0');
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(sealed);
      byte[] digits = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, sealed, at, digits.length);
      return sealed;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
