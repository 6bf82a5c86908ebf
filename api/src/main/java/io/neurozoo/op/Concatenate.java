// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * The operands one behind the other along one axis; their other extents are equal. Each takes its
 * part of dy.
 *
 * @param axis counted from 0
 */
public record Concatenate(int axis) implements Op {
  @Override
  public String id() {
    return "neurozoo:concatenate";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("takes one operand or more and was given none");
    }
    Shape first = Expect.f32(inputs, 0).shape();
    Expect.axis(axis, first);
    long length = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Shape x = Expect.f32(inputs, i).shape();
      if (x.rank() != first.rank() || !x.with(axis, 1).equals(first.with(axis, 1))) {
        throw new ShapeException(
            "operand "
                + i
                + " is "
                + x
                + " and operand 0 is "
                + first
                + "; all extents but that of axis "
                + axis
                + " must be equal");
      }
      length += x.dim(axis);
    }
    if (length > Integer.MAX_VALUE) {
      throw new ShapeException(
          "axis " + axis + " would have the extent " + length + "; it must be below 2^31");
    }
    return List.of(TensorType.f32(first.with(axis, (int) length)));
  }

  @Override
  public void vjp(Pullback p) {
    int start = 0;
    for (int i = 0; i < p.inputs().size(); i++) {
      int length = p.input(i).shape().dim(axis);
      var part = new Narrow(axis, start, length);
      p.contribute(i, () -> p.builder().apply(part, p.gradient()));
      start += length;
    }
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray out = NdArray.zeros(infer(inputs.stream().map(NdArray::type).toList()).getFirst());
    int start = 0;
    for (NdArray part : inputs) {
      copy(part, out, axis, start, false);
      start += part.shape().dim(axis);
    }
    return List.of(out);
  }

  /** Copies a part into the whole at a position of an axis, or out of it. */
  static void copy(NdArray part, NdArray whole, int axis, int start, boolean out) {
    int inner = 1;
    for (int i = axis + 1; i < part.shape().rank(); i++) {
      inner *= part.shape().dim(i);
    }
    int run = part.shape().dim(axis) * inner;
    int stride = whole.shape().dim(axis) * inner;
    for (int row = 0; row < part.size() / run; row++) {
      int at = row * stride + start * inner;
      if (out) {
        System.arraycopy(whole.values(), at, part.values(), row * run, run);
      } else {
        System.arraycopy(part.values(), row * run, whole.values(), at, run);
      }
    }
  }
}
