// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.tensor;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The element types of a tensor. Kernels are made for {@link #F32}; the others serve indices, masks
 * and counters.
 */
public enum DType {
  /** IEEE 754 binary32. */
  F32(4),
  /** IEEE 754 binary64. */
  F64(8),
  /** Two's complement 32-bit integer: class indices, step counters. */
  I32(4),
  /** One byte, 0 or 1. */
  BOOL(1);

  /** Layout of one float in memory, native byte order. */
  public static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.nativeOrder());

  /** Layout of one int in memory, native byte order. */
  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.nativeOrder());

  /** Layout of one double in memory, native byte order. */
  public static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.nativeOrder());

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** The name of this type in safetensors files. */
  public String safetensorsName() {
    return name();
  }
}
