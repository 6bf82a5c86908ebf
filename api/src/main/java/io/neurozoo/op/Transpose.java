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
import java.util.stream.IntStream;

/**
 * The axes in another order: axis i of the result is axis {@code axes[i]} of the operand. dx puts
 * them back.
 */
public record Transpose(List<Integer> axes) implements Op {
  /** Copies the axes. */
  public Transpose {
    axes = List.copyOf(axes);
  }

  @Override
  public String id() {
    return "neurozoo:transpose";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 1);
    TensorType x = Expect.f32(inputs, 0);
    List<Integer> all = IntStream.range(0, x.shape().rank()).boxed().toList();
    if (!axes.stream().sorted().toList().equals(all)) {
      throw new ShapeException(
          "the axes "
              + axes
              + " are no order of the axes "
              + all
              + " of "
              + x
              + "; name each one once");
    }
    return List.of(TensorType.f32(Shape.of(axes.stream().mapToInt(x.shape()::dim).toArray())));
  }

  @Override
  public void vjp(Pullback p) {
    List<Integer> inverse = IntStream.range(0, axes.size()).map(axes::indexOf).boxed().toList();
    p.contribute(0, () -> p.builder().apply(new Transpose(inverse), p.gradient()));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray x = inputs.getFirst();
    NdArray out = NdArray.zeros(infer(List.of(x.type())).getFirst());
    int[] strides = new int[axes.size()];
    int stride = 1;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      strides[axes.indexOf(axis)] = stride;
      stride *= x.shape().dim(axis);
    }
    for (int i = 0; i < out.size(); i++) {
      int from = 0;
      int rest = i;
      for (int axis = strides.length - 1; axis >= 0; axis--) {
        from += rest % out.shape().dim(axis) * strides[axis];
        rest /= out.shape().dim(axis);
      }
      out.values()[i] = x.get(from);
    }
    return List.of(out);
  }
}
