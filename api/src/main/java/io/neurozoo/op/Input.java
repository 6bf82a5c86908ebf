// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** A value given from outside at every run: data, parameters, state, random key. */
public record Input(String name, TensorType type) implements Op {
  @Override
  public String id() {
    return "neurozoo:input";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 0);
    return List.of(type);
  }

  @Override
  public void vjp(Pullback p) {}

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    throw new UnsupportedOperationException(
        "the input '" + name + "' has no value of its own; give it one");
  }
}
