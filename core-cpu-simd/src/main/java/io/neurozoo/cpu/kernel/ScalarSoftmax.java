// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.ScalarMemory.get;
import static io.neurozoo.cpu.kernel.ScalarMemory.getInt;
import static io.neurozoo.cpu.kernel.ScalarMemory.set;

import java.lang.foreign.MemorySegment;

/**
 * Softmax and softmax cross-entropy over the last axis of a float32 array [rows, columns], without
 * the vector API.
 *
 * <p>With m the row's maximum and s the sum of exp(x[c] - m), both over the 16 virtual lanes of
 * {@link ScalarReduction}: softmax p[c] = exp(x[c] - m) / s and the loss of label k is log(s) -
 * (x[k] - m). A row with NaN or +infinity gives NaN, as does a row of -infinity only.
 */
public final class ScalarSoftmax {
  private ScalarSoftmax() {}

  /** out[r, c] = softmax of row r, for each row of [fromRow, toRow); out may be x itself. */
  public static void softmaxRows(
      MemorySegment x,
      long xAt,
      MemorySegment out,
      long outAt,
      long columns,
      long fromRow,
      long toRow) {
    for (long r = fromRow; r < toRow; r++) {
      long start = r * columns * Float.BYTES;
      float max = ScalarReduction.max(x, xAt + start, columns);
      softmax(x, xAt + start, max, out, outAt + start, columns);
    }
  }

  /**
   * The loss of each row of [fromRow, toRow), and its probabilities for the gradient.
   *
   * @param labels int32, one class index a row
   * @param loss one float32 a row
   * @param probabilities [rows, classes], which may be the logits themselves
   * @throws IllegalArgumentException if a label of these rows is outside [0, classes); nothing is
   *     written then
   */
  public static void crossEntropy(
      MemorySegment logits,
      long logitsAt,
      MemorySegment labels,
      long labelsAt,
      MemorySegment loss,
      long lossAt,
      MemorySegment probabilities,
      long probabilitiesAt,
      long classes,
      long fromRow,
      long toRow) {
    ScalarLabels.check("softmaxCrossEntropy", labels, labelsAt, classes, fromRow, toRow);
    for (long r = fromRow; r < toRow; r++) {
      long start = r * classes * Float.BYTES;
      float max = ScalarReduction.max(logits, logitsAt + start, classes);
      float own = get(logits, logitsAt + start, getInt(labels, labelsAt, r)) - max;
      float sum =
          softmax(logits, logitsAt + start, max, probabilities, probabilitiesAt + start, classes);
      set(loss, lossAt, r, ScalarMath.log(sum) - own);
    }
  }

  /**
   * Gradient of the loss with respect to the logits: out[r, c] = (p[r, c] - [c is the label of r])
   * lossGradient[r], for each row of [fromRow, toRow); out may be the probabilities themselves.
   *
   * @throws IllegalArgumentException if a label of these rows is outside [0, classes); nothing is
   *     written then
   */
  public static void crossEntropyGradient(
      MemorySegment probabilities,
      long probabilitiesAt,
      MemorySegment labels,
      long labelsAt,
      MemorySegment lossGradient,
      long lossGradientAt,
      MemorySegment out,
      long outAt,
      long classes,
      long fromRow,
      long toRow) {
    ScalarLabels.check("softmaxCrossEntropyGradient", labels, labelsAt, classes, fromRow, toRow);
    for (long r = fromRow; r < toRow; r++) {
      long start = r * classes * Float.BYTES;
      long label = getInt(labels, labelsAt, r);
      float scale = get(lossGradient, lossGradientAt, r);
      float own = (get(probabilities, probabilitiesAt + start, label) - 1f) * scale;
      ScalarBinary.MULTIPLY.scalarRight(
          probabilities, probabilitiesAt + start, scale, out, outAt + start, 0, classes);
      set(out, outAt + start, label, own);
    }
  }

  /**
   * {@link #crossEntropy} and {@link #crossEntropyGradient} at once, each row done while it is in
   * the first-level cache; the gradient may take the memory of the logits.
   *
   * @param lossGradient one float32 a row, or one for all of them
   * @param oneForAll which of these it is
   * @param gradient [rows, classes], of the loss with respect to the logits
   * @throws IllegalArgumentException if a label of these rows is outside [0, classes); nothing is
   *     written then
   */
  public static void crossEntropyBoth(
      MemorySegment logits,
      long logitsAt,
      MemorySegment labels,
      long labelsAt,
      MemorySegment lossGradient,
      long lossGradientAt,
      boolean oneForAll,
      MemorySegment loss,
      long lossAt,
      MemorySegment gradient,
      long gradientAt,
      long classes,
      long fromRow,
      long toRow) {
    ScalarLabels.check("softmaxCrossEntropy", labels, labelsAt, classes, fromRow, toRow);
    for (long r = fromRow; r < toRow; r++) {
      long x = logitsAt + r * classes * Float.BYTES;
      long out = gradientAt + r * classes * Float.BYTES;
      long label = getInt(labels, labelsAt, r);
      float scale = get(lossGradient, lossGradientAt, oneForAll ? 0 : r);
      float max = ScalarReduction.max(logits, x, classes);
      float own = get(logits, x, label) - max;
      shiftedExp(logits, x, max, gradient, out, 0, classes);
      float sum = ScalarReduction.sum(gradient, out, classes);
      float ownGradient = (get(gradient, out, label) / sum - 1f) * scale;
      divideAndScale(gradient, out, sum, scale, 0, classes);
      set(gradient, out, label, ownGradient);
      set(loss, lossAt, r, ScalarMath.log(sum) - own);
    }
  }

  /** x[i] = x[i] / sum * scale, rounded twice. */
  static void divideAndScale(
      MemorySegment x, long xAt, float sum, float scale, long from, long to) {
    for (long i = from; i < to; i++) {
      set(x, xAt, i, get(x, xAt, i) / sum * scale);
    }
  }

  /** Softmax of one row whose maximum is given; returns the sum of the exponentials. */
  private static float softmax(
      MemorySegment x, long xAt, float max, MemorySegment out, long outAt, long columns) {
    shiftedExp(x, xAt, max, out, outAt, 0, columns);
    float sum = ScalarReduction.sum(out, outAt, columns);
    ScalarBinary.DIVIDE.scalarRight(out, outAt, sum, out, outAt, 0, columns);
    return sum;
  }

  /** out[i] = exp(x[i] - max). */
  static void shiftedExp(
      MemorySegment x, long xAt, float max, MemorySegment out, long outAt, long from, long to) {
    for (long i = from; i < to; i++) {
      set(out, outAt, i, ScalarMath.exp(get(x, xAt, i) - max));
    }
  }
}
