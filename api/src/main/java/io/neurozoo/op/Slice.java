// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * A contiguous run of the operand's elements, row-major, under a shape of its own. Never a copy on
 * a backend that can alias.
 */
public record Slice(int offset, Shape shape) implements Op {
  @Override
  public String id() {
    return "neurozoo:slice";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    TensorType x = inputs.getFirst();
    if (offset < 0 || offset + shape.size() > x.shape().size()) {
      throw new ShapeException(
          "elements "
              + offset
              + " to "
              + (offset + shape.size())
              + " are outside "
              + x
              + "; it holds "
              + x.shape().size());
    }
    return List.of(new TensorType(x.dtype(), shape));
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(
        0,
        () -> {
          Shape whole = p.input(0).shape();
          Op pack = new Pack(List.of(offset), Math.toIntExact(whole.size()));
          return p.builder().apply(pack, p.gradient()).reshape(whole);
        });
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray x = inputs.getFirst();
    double[] part = Arrays.copyOfRange(x.values(), offset, offset + Math.toIntExact(shape.size()));
    return List.of(new NdArray(new TensorType(x.type().dtype(), shape), part));
  }
}
