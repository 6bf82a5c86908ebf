// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The header of a safetensors file, checked against the length of the data that follows it.
 *
 * @param metadata the texts of {@code __metadata__} in order
 * @param tensors the tensors in the order of their data
 */
record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> tensors) {
  private static final Set<String> ENTRY_KEYS = Set.of("dtype", "shape", "data_offsets");

  /**
   * Parses a header.
   *
   * @throws JsonException saying where it is not a valid header of a file with that much data
   */
  static SafetensorsHeader parse(byte[] json, long dataBytes) {
    JsonObject root = Json.parse(json, SafetensorsFormat.HEADER_LIMITS).asObject();
    Map<String, String> metadata =
        root.optionalObject(SafetensorsFormat.METADATA)
            .map(SafetensorsHeader::metadata)
            .orElse(Map.of());
    List<String> names = new ArrayList<>(root.members().keySet());
    names.remove(SafetensorsFormat.METADATA);
    if (names.size() > SafetensorsFormat.MAX_TENSORS) {
      throw new JsonException(
          names.size() + " tensors, the limit is " + SafetensorsFormat.MAX_TENSORS);
    }
    List<TensorEntry> tensors = new ArrayList<>(names.size());
    for (String name : names) {
      tensors.add(entry(name, root.requireObject(name)));
    }
    tensors.sort(Comparator.comparingLong(TensorEntry::offset));
    requireCover(tensors, dataBytes);
    return new SafetensorsHeader(metadata, List.copyOf(tensors));
  }

  private static Map<String, String> metadata(JsonObject object) {
    if (object.members().size() > SafetensorsFormat.MAX_METADATA_ENTRIES) {
      throw JsonException.at(
          object.path(),
          "%d entries, the limit is %d"
              .formatted(object.members().size(), SafetensorsFormat.MAX_METADATA_ENTRIES));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String key : object.members().keySet()) {
      String value = object.requireString(key);
      if (value.length() > SafetensorsFormat.MAX_METADATA_VALUE) {
        throw JsonException.at(
            object.path().member(key),
            "%d characters, the limit is %d"
                .formatted(value.length(), SafetensorsFormat.MAX_METADATA_VALUE));
      }
      metadata.put(key, value);
    }
    return Collections.unmodifiableMap(metadata);
  }

  private static TensorEntry entry(String name, JsonObject entry) {
    String problem = SafetensorsFormat.nameProblem(name);
    if (problem != null) {
      throw JsonException.at(entry.path(), "the tensor's name " + problem);
    }
    entry.rejectUnknown(ENTRY_KEYS);
    DType dtype = dtype(entry);
    Shape shape = shape(entry, dtype);
    JsonArray offsets = entry.requireArray("data_offsets");
    if (offsets.size() != 2) {
      throw JsonException.at(
          offsets.path(), "expected [begin, end] but found " + offsets.size() + " elements");
    }
    long begin = offsets.requireLong(0);
    long end = offsets.requireLong(1);
    if (begin < 0 || end < begin) {
      throw JsonException.at(
          offsets.path(),
          "expected 0 <= begin <= end but found [" + begin + ", " + end + "]");
    }
    long needed = shape.size() * dtype.bytes();
    if (needed != end - begin) {
      throw JsonException.at(
          offsets.path(),
          (end - begin) + " bytes but " + dtype + shape + " needs " + needed);
    }
    return new TensorEntry(name, dtype, shape, begin, needed);
  }

  private static DType dtype(JsonObject entry) {
    String name = entry.requireString("dtype");
    for (DType dtype : DType.values()) {
      if (dtype.safetensorsName().equals(name)) {
        return dtype;
      }
    }
    String known =
        Arrays.stream(DType.values())
            .map(DType::safetensorsName)
            .collect(Collectors.joining(", "));
    throw JsonException.at(
        entry.path().member("dtype"),
        "element type %s is not supported; convert the tensor to one of %s"
            .formatted(Quote.quote(name), known));
  }

  /** Returns the shape of a tensor whose bytes can be counted in a long. */
  private static Shape shape(JsonObject entry, DType dtype) {
    JsonArray array = entry.requireArray("shape");
    if (array.size() > SafetensorsFormat.MAX_RANK) {
      throw JsonException.at(
          array.path(), "rank " + array.size() + ", the limit is " + SafetensorsFormat.MAX_RANK);
    }
    int[] extents = array.ints();
    long bytes = dtype.bytes();
    for (int extent : extents) {
      if (extent < 1) {
        throw JsonException.at(
            array.path(), "extent " + extent + "; every extent must be at least 1");
      }
      if (bytes > Long.MAX_VALUE / extent) {
        throw JsonException.at(array.path(), "a tensor of 2^63 bytes or more");
      }
      bytes *= extent;
    }
    return Shape.of(extents);
  }

  /** Checks that the tensors, sorted by offset, cover the data without a hole or an overlap. */
  private static void requireCover(List<TensorEntry> tensors, long dataBytes) {
    long covered = 0;
    for (TensorEntry tensor : tensors) {
      if (tensor.offset() != covered) {
        throw new JsonException(
            "tensor %s begins at byte %d of the data but the tensors before it end at %d (%s)"
                .formatted(
                    Quote.quote(tensor.name()),
                    tensor.offset(),
                    covered,
                    tensor.offset() > covered ? "a hole" : "an overlap"));
      }
      covered = tensor.offset() + tensor.bytes();
    }
    if (covered != dataBytes) {
      throw new JsonException(
          "the tensors have %d bytes but the file has %d bytes of data (%s)"
              .formatted(
                  covered, dataBytes, covered > dataBytes ? "truncated" : "trailing bytes"));
    }
  }
}
