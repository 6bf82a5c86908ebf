// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small data sets, and their content as lists. */
final class Datasets {

  private Datasets() {}

  /** Example i is the single value i; its class is given. */
  static Dataset labelled(int classes, int... labels) {
    float[] floats = new float[labels.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i;
    }
    return Dataset.labelled(
        "counting",
        "whole numbers",
        Inputs.ofFloats(Shape.of(1), floats),
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        labels);
  }

  /** Example i is the single value i; its target is the pair (10 i, 10 i + 1). */
  static Dataset valued(int size) {
    float[] floats = new float[size];
    float[] values = new float[2 * size];
    for (int i = 0; i < size; i++) {
      floats[i] = i;
      values[2 * i] = 10 * i;
      values[2 * i + 1] = 10 * i + 1;
    }
    Inputs inputs = Inputs.ofFloats(Shape.of(1), floats);
    return Dataset.valued("pairs", "whole numbers", inputs, Shape.of(2), values);
  }

  static List<Integer> labels(Dataset data) {
    return IntStream.range(0, data.size()).mapToObj(data::label).toList();
  }

  /** The first value of each example. */
  static List<Float> inputs(Dataset data) {
    MemorySegment memory = MemorySegment.ofArray(new float[(int) data.inputShape().size()]);
    return IntStream.range(0, data.size())
        .mapToObj(
            i -> {
              data.copyInput(i, memory, 0);
              return memory.get(DType.FLOAT, 0);
            })
        .toList();
  }

  /** The first values of both parts, sorted. */
  static List<Float> union(Split split) {
    return Stream.concat(inputs(split.train()).stream(), inputs(split.validation()).stream())
        .sorted()
        .toList();
  }
}
