// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.getInt;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;
import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** {@link ScalarSoftmax} on absolute addresses with the vector API: the same bits, faster. */
public final class VectorSoftmax {
  private static final MemorySegment ALL = NativeMemory.ALL;
  private static final Loop SHIFTED_EXP = Loop.of(VectorSoftmax.class, "shiftedExp");

  private static final Loop DIVIDE_AND_SCALE = Loop.of(VectorSoftmax.class, "divideAndScale");

  private VectorSoftmax() {}

  /** {@link ScalarSoftmax#softmaxRows}. */
  public static void softmaxRows(long x, long out, long columns, long fromRow, long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      softmax(x + start, VectorReduction.max(x + start, columns), out + start, columns);
    }
  }

  /** {@link ScalarSoftmax#crossEntropy}. */
  public static void crossEntropy(
      long logits,
      long labels,
      long loss,
      long probabilities,
      long classes,
      long fromRow,
      long toRow) {
    ScalarLabels.check("softmaxCrossEntropy", ALL, labels, classes, fromRow, toRow);
    for (long r = fromRow; r < toRow; r++) {
      long start = r * classes * Float.BYTES;
      float max = VectorReduction.max(logits + start, classes);
      float own = get(ALL, logits + start, getInt(ALL, labels, r)) - max;
      float sum = softmax(logits + start, max, probabilities + start, classes);
      set(ALL, loss, r, ScalarMath.log(sum) - own);
    }
  }

  /** {@link ScalarSoftmax#crossEntropyGradient}. */
  public static void crossEntropyGradient(
      long probabilities,
      long labels,
      long lossGradient,
      long out,
      long classes,
      long fromRow,
      long toRow) {
    ScalarLabels.check("softmaxCrossEntropyGradient", ALL, labels, classes, fromRow, toRow);
    for (long r = fromRow; r < toRow; r++) {
      long start = r * classes * Float.BYTES;
      long label = getInt(ALL, labels, r);
      float scale = get(ALL, lossGradient, r);
      float own = (get(ALL, probabilities + start, label) - 1f) * scale;
      VectorBinary.MULTIPLY.scalarRight(probabilities + start, scale, out + start, 0, classes);
      set(ALL, out + start, label, own);
    }
  }

  /** {@link ScalarSoftmax#crossEntropyBoth}. */
  public static void crossEntropyBoth(
      long logits,
      long labels,
      long lossGradient,
      boolean oneForAll,
      long loss,
      long gradient,
      long classes,
      long fromRow,
      long toRow) {
    ScalarLabels.check("softmaxCrossEntropy", ALL, labels, classes, fromRow, toRow);
    long end = VectorMemory.end(0, classes);
    for (long r = fromRow; r < toRow; r++) {
      long x = logits + r * classes * Float.BYTES;
      long out = gradient + r * classes * Float.BYTES;
      long label = getInt(ALL, labels, r);
      float scale = get(ALL, lossGradient, oneForAll ? 0 : r);
      float max = VectorReduction.max(x, classes);
      float own = get(ALL, x, label) - max;
      float sum = exponentials(x, max, out, classes);
      float ownGradient = (get(ALL, out, label) / sum - 1f) * scale;
      if (end > 0) {
        DIVIDE_AND_SCALE.run(out, sum, scale, 0, end);
      }
      if (end < classes) {
        ScalarSoftmax.divideAndScale(ALL, out, sum, scale, end, classes);
      }
      set(ALL, out, label, ownGradient);
      set(ALL, loss, r, ScalarMath.log(sum) - own);
    }
  }

  private static float softmax(long x, float max, long out, long columns) {
    float sum = exponentials(x, max, out, columns);
    VectorBinary.DIVIDE.scalarRight(out, sum, out, 0, columns);
    return sum;
  }

  /** exp(x - max) of a row; returns their sum. */
  private static float exponentials(long x, float max, long out, long columns) {
    long end = VectorMemory.end(0, columns);
    if (end > 0) {
      SHIFTED_EXP.run(x, max, out, 0, end);
    }
    if (end < columns) {
      ScalarSoftmax.shiftedExp(ALL, x, max, ALL, out, end, columns);
    }
    return VectorReduction.sum(out, columns);
  }

  static void divideAndScale(long x, float sum, float scale, long from, long end) {
    FloatVector divisor = FloatVector.broadcast(Simd.F, sum);
    FloatVector factor = FloatVector.broadcast(Simd.F, scale);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).div(divisor).mul(factor), x, i);
    }
  }

  static void shiftedExp(long x, float max, long out, long from, long end) {
    FloatVector shift = FloatVector.broadcast(Simd.F, max);
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.exp(load(x, i).sub(shift)), out, i);
    }
  }
}
