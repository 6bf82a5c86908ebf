// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;

/** Examples and their targets, kept apart from each other. */
record StoredDataset(String name, String description, Inputs inputs, Targets targets)
    implements Dataset {

  StoredDataset {
    if (inputs.size() != targets.size()) {
      throw new DataException(
          "data set '%s': %d inputs but %d %s; there must be one for each input"
              .formatted(name, inputs.size(), targets.size(), kind(targets)));
    }
    if (targets instanceof Targets.Classes(Target.Classes target, int[] indices)) {
      requireLabels(name, target, indices);
    }
  }

  private static String kind(Targets targets) {
    return switch (targets) {
      case Targets.Classes _ -> "labels";
      case Targets.Values values -> "targets " + values.target().shape();
    };
  }

  private static void requireLabels(String name, Target.Classes target, int[] indices) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= target.count()) {
        throw new DataException(
            "data set '%s': the label of example %d is %d; it must be from 0 to %d"
                .formatted(name, i, indices[i], target.count() - 1));
      }
    }
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
  public Preprocessing preprocessing() {
    return inputs.preprocessing();
  }

  @Override
  public void copyInput(int index, MemorySegment floats, long byteOffset) {
    inputs.copyInput(index, floats, byteOffset);
  }

  @Override
  public Target target() {
    return targets.target();
  }

  @Override
  public void copyTarget(int index, MemorySegment memory, long byteOffset) {
    targets.copy(index, memory, byteOffset);
  }

  @Override
  public int label(int index) {
    return switch (targets) {
      case Targets.Classes classes -> classes.indices()[index];
      case Targets.Values values ->
          throw new IllegalStateException(
              "data set '%s': its targets are values %s, not classes; it has no labels"
                  .formatted(name, values.target().shape()));
    };
  }
}
