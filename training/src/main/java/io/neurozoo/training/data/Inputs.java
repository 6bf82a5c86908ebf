// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;

/**
 * Examples without targets: arrays of float32, all of one shape. Immutable, and read by any number
 * of threads at once. Copying allocates nothing.
 */
public interface Inputs {

  /** The number of examples, at least 1. */
  int size();

  /** The shape of one example, without a batch axis. */
  Shape inputShape();

  /**
   * What the raw data went through to become these numbers. A model trained on them carries it on
   * to whoever has raw data to ask about.
   */
  default Preprocessing preprocessing() {
    return Preprocessing.none();
  }

  /**
   * Writes one example, row-major, as {@code inputShape().size()} floats in native byte order.
   *
   * @param index the example, from 0 to {@code size() - 1}
   * @param floats the memory written to, aligned to 4 bytes
   * @param byteOffset where the example starts, a multiple of 4
   * @throws IndexOutOfBoundsException where there is no such example, or no room for it
   */
  void copyInput(int index, MemorySegment floats, long byteOffset);

  /**
   * Examples kept as unsigned bytes and read as b * (1 / 255), both rounded to float, so that 0
   * becomes 0 and 255 becomes 1; {@link #preprocessing} says so, and gives the same bits.
   *
   * @param shape the shape of one example
   * @param bytes the examples one after another, row-major; copied
   * @throws DataException where the bytes are not a whole, positive number of examples
   */
  static Inputs ofBytes(Shape shape, byte[] bytes) {
    return new ByteInputs(shape, bytes.clone());
  }

  /**
   * Examples kept as floats.
   *
   * @param shape the shape of one example
   * @param floats the examples one after another, row-major; copied
   * @throws DataException where the floats are not a whole, positive number of examples, or one of
   *     them is infinite or not a number
   */
  static Inputs ofFloats(Shape shape, float[] floats) {
    return new FloatInputs(shape, floats.clone());
  }
}
