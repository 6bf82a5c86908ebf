// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * Lays float32 operands into one flat value at given offsets; the rest is zero. The inverse of
 * {@link Slice}: gradients of parameters go into one flat gradient with it.
 */
public record Pack(List<Integer> offsets, int length) implements Op {
  /** Copies the offsets. */
  public Pack {
    offsets = List.copyOf(offsets);
  }

  @Override
  public String id() {
    return "neurozoo:pack";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, offsets.size());
    long end = 0;
    for (int i = 0; i < inputs.size(); i++) {
      long size = Expect.f32(inputs, i).shape().size();
      if (offsets.get(i) < end || offsets.get(i) + size > length) {
        throw new ShapeException(
            "operand "
                + i
                + " would take elements "
                + offsets.get(i)
                + " to "
                + (offsets.get(i) + size)
                + "; it must begin at "
                + end
                + " or later and end by "
                + length);
      }
      end = offsets.get(i) + size;
    }
    return List.of(TensorType.f32(length));
  }

  @Override
  public void vjp(Pullback p) {
    for (int i = 0; i < offsets.size(); i++) {
      int operand = i;
      p.contribute(
          i,
          () ->
              p.builder()
                  .apply(new Slice(offsets.get(operand), p.input(operand).shape()), p.gradient()));
    }
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray out = NdArray.zeros(TensorType.f32(length));
    for (int i = 0; i < inputs.size(); i++) {
      System.arraycopy(
          inputs.get(i).values(), 0, out.values(), offsets.get(i), inputs.get(i).size());
    }
    return List.of(out);
  }
}
