// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;

/**
 * An input of a test: its type and how its values are made. The values are a pure function of the
 * type, the range and the position among the operands, the same in every run and every JVM.
 */
public final class Operand {
  private static final long SEED = 20260101;

  /** Values that go wrong first: overflow, underflow, signed zeros, what is not a number. */
  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    0f,
    -0f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1f,
    -1f,
    89f,
    -104f,
    16_777_216f
  };

  private final TensorType type;
  private final Fill fill;

  private Operand(TensorType type, Fill fill) {
    this.type = type;
    this.fill = fill;
  }

  /** Makes one element. */
  @FunctionalInterface
  private interface Fill {
    double at(Philox random, int element);
  }

  /** Float32 values, uniform in [low, high); no extents make a scalar. */
  public static Operand uniform(double low, double high, int... dims) {
    return new Operand(
        TensorType.f32(dims), (random, i) -> (float) (low + (high - low) * random.uniform(0, i)));
  }

  /** Int32 values in [0, bound): class indices. */
  public static Operand indices(int bound, int... dims) {
    return new Operand(TensorType.i32(dims), (random, i) -> random.below(bound, 0, i));
  }

  /** These values and no others, rounded to float32 where that is their type. */
  public static Operand of(NdArray values) {
    boolean round = values.type().dtype() == DType.F32;
    return new Operand(
        values.type(),
        (random, i) -> {
          double value = values.get(i % values.size());
          return round ? (float) value : value;
        });
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** The values of this operand. */
  public NdArray values() {
    return values(0);
  }

  /** The values of this operand as number {@code position} among several; others for each. */
  NdArray values(int position) {
    Philox random = Philox.of(SEED, "operand" + position);
    NdArray out = NdArray.zeros(type);
    for (int i = 0; i < out.size(); i++) {
      out.values()[i] = fill.at(random, i);
    }
    return out;
  }

  /**
   * The same values with NaN, infinities, signed zeros and extremes strewn in; indices stay as they
   * are.
   */
  NdArray specialValues(int position) {
    NdArray out = values(position);
    if (type.dtype() == DType.F32) {
      // A stride of its own for each operand, so that the special values meet each other and
      // ordinary ones.
      int stride = position + 1;
      for (int i = 0; i < out.size(); i += stride) {
        out.values()[i] = SPECIAL[(i / stride * 7 + position) % SPECIAL.length];
      }
    }
    return out;
  }

  /** This operand with one more extent in front, filled by the same rule. */
  Operand batched(int batch) {
    Shape shape = type.shape().prepend(batch);
    return new Operand(new TensorType(type.dtype(), shape), fill);
  }

  /** For example {@code F32[7, 33]}. */
  @Override
  public String toString() {
    return type.toString();
  }
}
