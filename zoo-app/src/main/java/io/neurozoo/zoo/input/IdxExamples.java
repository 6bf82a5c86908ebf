// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.data.IdxFile;
import io.neurozoo.training.data.Inputs;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;

/** The images of an IDX file. Its bytes are in memory as such, one each. */
final class IdxExamples implements Examples {
  private final Inputs inputs;
  private final Preprocessing preprocessing;
  private int next;

  IdxExamples(Path file, Shape shape, Preprocessing preprocessing) {
    this.inputs = IdxFile.read(file).inputs();
    this.preprocessing = preprocessing;
    if (!same(inputs.inputShape(), shape)) {
      throw new InputException(
          "input '"
              + file
              + "': its examples are "
              + inputs.inputShape()
              + " and the model takes "
              + shape
              + "; give a file of such examples");
    }
  }

  /** Equal but for extents of 1, such as a single channel. */
  private static boolean same(Shape a, Shape b) {
    return Arrays.equals(
        Arrays.stream(a.toArray()).filter(d -> d != 1).toArray(),
        Arrays.stream(b.toArray()).filter(d -> d != 1).toArray());
  }

  @Override
  public int next(MemorySegment floats, int most) {
    int count = Math.min(most, inputs.size() - next);
    long bytes = Float.BYTES * inputs.inputShape().size();
    for (int i = 0; i < count; i++) {
      inputs.copyInput(next + i, floats, i * bytes);
    }
    if (!preprocessing.equals(inputs.preprocessing())) {
      preprocess(floats, count * inputs.inputShape().size());
    }
    next += count;
    return count;
  }

  /**
   * The model wants another preprocessing than IDX files get: back to the bytes, and through it.
   */
  private void preprocess(MemorySegment floats, long count) {
    Preprocessing done = inputs.preprocessing();
    for (long i = 0; i < count; i++) {
      float value = floats.getAtIndex(DType.FLOAT, i);
      int raw = Math.round((value - done.shift()) / done.scale());
      floats.setAtIndex(DType.FLOAT, i, preprocessing.apply(raw));
    }
  }

  @Override
  public int batch(int most) {
    return Math.min(most, inputs.size());
  }

  @Override
  public void close() {}
}
