// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;

/** Examples of classes. Owns its array. */
final class LabelledDataset implements Dataset {

  private final String name;
  private final String description;
  private final Inputs inputs;
  private final Target.Classes target;
  private final int[] classes;

  LabelledDataset(
      String name, String description, Inputs inputs, Target.Classes target, int[] classes) {
    if (inputs.size() != classes.length) {
      throw new DataException(
          "data set '%s': %d inputs but %d labels; there must be one label for each input"
              .formatted(name, inputs.size(), classes.length));
    }
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < 0 || classes[i] >= target.count()) {
        throw new DataException(
            "data set '%s': the label of example %d is %d; it must be from 0 to %d"
                .formatted(name, i, classes[i], target.count() - 1));
      }
    }
    this.name = name;
    this.description = description;
    this.inputs = inputs;
    this.target = target;
    this.classes = classes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public int size() {
    return inputs.size();
  }

  @Override
  public Shape inputShape() {
    return inputs.inputShape();
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Preprocessing preprocessing() {
    return inputs.preprocessing();
  }

  @Override
  public void copyInput(int index, MemorySegment floats, long byteOffset) {
    inputs.copyInput(index, floats, byteOffset);
  }

  @Override
  public void copyTarget(int index, MemorySegment memory, long byteOffset) {
    memory.set(DType.INT, byteOffset, classes[index]);
  }

  @Override
  public int label(int index) {
    return classes[index];
  }
}
