// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;

/** Examples of values. Owns its array. */
final class ValuedDataset implements Dataset {

  private final String name;
  private final String description;
  private final Inputs inputs;
  private final Target.Values target;
  private final FloatInputs values;

  ValuedDataset(
      String name, String description, Inputs inputs, Target.Values target, float[] values) {
    this.values = new FloatInputs(target.shape(), values);
    if (inputs.size() != this.values.size()) {
      throw new DataException(
          "data set '%s': %d inputs but %d targets %s; there must be one target for each input"
              .formatted(name, inputs.size(), this.values.size(), target.shape()));
    }
    this.name = name;
    this.description = description;
    this.inputs = inputs;
    this.target = target;
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
    values.copyInput(index, memory, byteOffset);
  }

  @Override
  public int label(int index) {
    throw new IllegalStateException(
        "data set '%s': its targets are values %s, not classes; it has no labels"
            .formatted(name, target.shape()));
  }
}
