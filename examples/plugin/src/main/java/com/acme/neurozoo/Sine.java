// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * y = sin(frequency x + quarters pi/2); dx = frequency sin(frequency x + (quarters + 1) pi/2) dy.
 * Operand and result F32 of any shape.
 *
 * <p>Counting the phase in quarters of a turn gives sine, cosine and their negatives, so that the
 * derivative is this op again, exactly and any number of times.
 *
 * @param frequency finite; an element's angle is frequency times the element, in radians
 * @param quarters 0 sin, 1 cos, 2 -sin, 3 -cos
 */
public record Sine(float frequency, int quarters) implements Op {

  /** Checks the numbers. */
  public Sine {
    if (!Float.isFinite(frequency)) {
      throw new IllegalArgumentException("sine: frequency is " + frequency + "; it must be finite");
    }
    if (quarters < 0 || quarters > 3) {
      throw new IllegalArgumentException(
          "sine: quarters is " + quarters + "; it must be from 0 to 3");
    }
  }

  @Override
  public String id() {
    return "acme:sine";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    if (inputs.size() != 1 || inputs.getFirst().dtype() != DType.F32) {
      throw new ShapeException("the operands are " + inputs + "; it takes one F32 value");
    }
    return inputs;
  }

  @Override
  public void vjp(Pullback p) {
    Sine derivative = new Sine(frequency, (quarters + 1) % 4);
    p.contribute(
        0, () -> p.gradient().times(p.builder().apply(derivative, p.input(0)).times(frequency)));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().map(x -> turned(frequency * x)));
  }

  private double turned(double angle) {
    return switch (quarters) {
      case 0 -> StrictMath.sin(angle);
      case 1 -> StrictMath.cos(angle);
      case 2 -> -StrictMath.sin(angle);
      default -> -StrictMath.cos(angle);
    };
  }
}
