// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;

/**
 * One tensor to write with {@link SafetensorsWriter}.
 *
 * @param name its unique, dotted name: 1 to {@value SafetensorsFormat#MAX_NAME} characters, no
 *     control character, not {@code __metadata__}
 * @param dtype its element type
 * @param shape its extents
 * @param data its elements, row-major, in the platform's byte order; heap or native memory
 */
public record TensorSource(String name, DType dtype, Shape shape, MemorySegment data) {
  /**
   * Checks a tensor.
   *
   * @throws IllegalArgumentException if the name is not allowed or the data has another length than
   *     type and shape ask for
   */
  public TensorSource {
    String problem = SafetensorsFormat.nameProblem(name);
    if (problem != null) {
      throw new IllegalArgumentException("tensor name " + Quote.quote(name) + " " + problem);
    }
    long needed = Math.multiplyExact(shape.size(), (long) dtype.bytes());
    if (data.byteSize() != needed) {
      throw new IllegalArgumentException(
          "tensor %s: the memory has %d bytes but %s%s needs %d; pass exactly its elements"
              .formatted(Quote.quote(name), data.byteSize(), dtype, shape, needed));
    }
  }
}
