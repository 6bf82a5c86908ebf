// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * One step of Adam over a flat buffer (Kingma and Ba 2015, algorithm 1, with epsilon outside the
 * correction as in PyTorch): m' = b1 m + (1 - b1) g; v' = b2 v + (1 - b2) g^2; p' = p - (lr / c1)
 * m' / (sqrt(v') (1 / sqrt(c2)) + epsilon), where c = 1 - b^t. Both corrections are scalars (their
 * efficient form, end of section 2), so that an element costs one division.
 *
 * <p>Operands: parameters p, first moment m, second moment v, gradient g, all F32[n]; the learning
 * rate, a scalar; the step t, an int32 scalar that is 1 at the first step. Results: p', m', v'.
 */
public record AdamStep(double beta1, double beta2, float epsilon) implements CompositeOp {

  @Override
  public String id() {
    return "neurozoo:adamStep";
  }

  @Override
  public int results() {
    return 3;
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 6);
    Expect.alike(inputs, 4);
    Expect.same(Expect.f32(inputs, 4), "the learning rate", TensorType.f32(), "what it must be");
    Expect.same(Expect.i32(inputs, 5), "the step", TensorType.i32(), "what it must be");
    return inputs.subList(0, results());
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    Value gradient = inputs.get(3);
    Value step = inputs.get(5);
    Value m = g.constant(beta1).times(inputs.get(1)).plus(g.constant(1 - beta1).times(gradient));
    Value v =
        g.constant(beta2).times(inputs.get(2)).plus(g.constant(1 - beta2).times(gradient.square()));
    Value c1 = g.apply(new BiasCorrection(beta1), step);
    Value c2 = g.apply(new BiasCorrection(beta2), step);
    Value stepSize = inputs.get(4).dividedBy(c1);
    Value rootScale = g.constant(1).dividedBy(c2.sqrt());
    Value change = stepSize.times(m).dividedBy(v.sqrt().times(rootScale).plus(epsilon));
    return List.of(inputs.get(0).minus(change), m, v);
  }
}
