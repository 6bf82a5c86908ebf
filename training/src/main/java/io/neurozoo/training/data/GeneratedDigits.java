// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Digits drawn by strokes with random style, jitter, slant, turn, shift and noise: a data set that
 * needs no file. Inputs are (28, 28) in [0, 1], light on dark like MNIST's; classes "0" to "9".
 *
 * <p>Example i shows digit i mod 10 and is a pure function of the seed, the part (training or test)
 * and i: a longer data set begins with the shorter one. The bytes are the same on every machine.
 */
public final class GeneratedDigits {

  /** Examples of the standard data set's training part. */
  public static final int TRAIN_SIZE = 20_000;

  /** Examples of the standard data set's test part. */
  public static final int TEST_SIZE = 4_000;

  /** The standard data set's seed: a part of its definition, unlike the seed of a training run. */
  public static final long SEED = 1;

  private static final List<String> LABELS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private GeneratedDigits() {}

  /** The standard data set, {@code digits}. Takes about half a second on one core. */
  public static DataSplits standard() {
    return of(TRAIN_SIZE, TEST_SIZE, SEED);
  }

  /**
   * A data set of other sizes or another seed.
   *
   * @param train training examples, at least 1
   * @param test test examples, at least 1
   * @param seed chooses the drawings
   */
  public static DataSplits of(int train, int test, long seed) {
    return new DataSplits(part("train", train, seed), part("test", test, seed));
  }

  private static Dataset part(String part, int size, long seed) {
    int area = DigitPainter.SIDE * DigitPainter.SIDE;
    int limit = Integer.MAX_VALUE / area;
    if (size < 1 || size > limit) {
      throw new IllegalArgumentException(
          "generated digits: %s has %d examples; it must have from 1 to %d"
              .formatted(part, size, limit));
    }
    DigitPainter painter = new DigitPainter(Philox.of(seed, "data/digits/" + part));
    byte[] pixels = new byte[size * area];
    int[] classes = new int[size];
    for (int i = 0; i < size; i++) {
      classes[i] = i % 10;
      painter.paint(i, classes[i], pixels, i * area);
    }
    Shape shape = Shape.of(DigitPainter.SIDE, DigitPainter.SIDE);
    return new StoredDataset(
        "digits",
        "%d generated digits (%s, seed %d), pixels / 255".formatted(size, part, seed),
        new ByteInputs(shape, pixels),
        new Targets.Classes(new Target.Classes(LABELS), classes));
  }
}
