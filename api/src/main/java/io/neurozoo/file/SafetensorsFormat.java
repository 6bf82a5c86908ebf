// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import io.neurozoo.tensor.DType;
import java.nio.ByteOrder;

/** The constants and small rules of the format that the reader and the writer share. */
final class SafetensorsFormat {
  /** The reference allows 100 MB; the headers of this project's models have a few MB at most. */
  static final int MAX_HEADER_BYTES = 16 << 20;

  static final int MAX_TENSORS = 16_384;
  static final int MAX_NAME = 1024;
  static final int MAX_RANK = 8;
  static final int MAX_METADATA_ENTRIES = 1024;
  static final int MAX_METADATA_VALUE = 8 << 20;

  /** Enough values for the most tensors, each with 6 and its 8 extents, and the metadata. */
  static final JsonLimits HEADER_LIMITS = new JsonLimits(MAX_HEADER_BYTES, 1 << 18);

  static final String METADATA = "__metadata__";

  /** Tensor data begins at a multiple of this many bytes: a cache line. */
  static final int ALIGNMENT = 64;

  /** Data moves in pieces of this size, a multiple of every element size. */
  static final int CHUNK_BYTES = 1 << 20;

  private SafetensorsFormat() {}

  /** Returns what is wrong with a tensor's name, or null. */
  static String nameProblem(String name) {
    if (name.isEmpty()) {
      return "is empty; name every tensor";
    }
    if (name.length() > MAX_NAME) {
      return "has " + name.length() + " characters; use at most " + MAX_NAME;
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return "has a control character; use printable characters";
    }
    if (JsonString.unpairedSurrogate(name) >= 0) {
      return "has an unpaired surrogate; use well-formed text";
    }
    return name.equals(METADATA) ? "is reserved by the format; choose another" : null;
  }

  /**
   * Checks a chunk of elements as they stand in the file.
   *
   * @return the value of the first byte of a BOOL chunk that is neither 0 nor 1, or -1
   */
  static int invalidBoolean(DType dtype, byte[] chunk, int length) {
    if (dtype == DType.BOOL) {
      for (int i = 0; i < length; i++) {
        if ((chunk[i] & 0xFE) != 0) {
          return chunk[i] & 0xFF;
        }
      }
    }
    return -1;
  }

  /**
   * Turns elements from the platform's byte order into the file's, which is little-endian, or back:
   * the operation is its own inverse.
   */
  static void convertByteOrder(byte[] chunk, int length, int elementBytes) {
    if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
      reverseElements(chunk, length, elementBytes);
    }
  }

  static void reverseElements(byte[] chunk, int length, int elementBytes) {
    for (int element = 0; element < length; element += elementBytes) {
      for (int i = element, j = element + elementBytes - 1; i < j; i++, j--) {
        byte swapped = chunk[i];
        chunk[i] = chunk[j];
        chunk[j] = swapped;
      }
    }
  }
}
