// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;

/**
 * One tensor of a {@link SafetensorsFile}.
 *
 * @param name its unique, dotted name, such as {@code features.conv1.weight}
 * @param dtype its element type
 * @param shape its extents; scalars have none
 * @param offset bytes from the beginning of the file's data to the tensor's first byte
 * @param bytes its length: {@code shape.size() * dtype.bytes()}
 */
public record TensorEntry(String name, DType dtype, Shape shape, long offset, long bytes) {}
