// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code length} positions of one axis, from position {@code start} on; the other axes whole. dx is
 * dy between zeros. The inverse of {@link Concatenate}.
 *
 * @param axis counted from 0
 */
public record Narrow(int axis, int start, int length) implements Op {
  @Override
  public String id() {
    return "neurozoo:narrow";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    Shape x = Expect.f32(inputs, 0).shape();
    Expect.axis(axis, x);
    if (start < 0 || length < 1 || start > x.dim(axis) - length) {
      throw new ShapeException(
          "positions "
              + start
              + " to "
              + ((long) start + length)
              + " are outside axis "
              + axis
              + " of "
              + x);
    }
    return List.of(TensorType.f32(x.with(axis, length)));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(
        0,
        () -> {
          Shape x = p.input(0).shape();
          List<Value> parts = new ArrayList<>();
          addZeros(parts, p, start);
          parts.add(p.gradient());
          addZeros(parts, p, x.dim(axis) - start - length);
          return Value.concatenate(axis, parts);
        });
  }

  private void addZeros(List<Value> parts, Pullback p, int count) {
    if (count > 0) {
      parts.add(p.builder().constant(0).broadcastTo(p.input(0).shape().with(axis, count)));
    }
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray x = inputs.getFirst();
    NdArray out = NdArray.zeros(infer(List.of(x.type())).getFirst());
    Concatenate.copy(out, x, axis, start, true);
    return List.of(out);
  }
}
