// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * An op defined by a decomposition into other ops. A backend may have a faster kernel for it; one
 * without expands it.
 *
 * <p>Types, reference values and the gradient follow from the decomposition. An op that feeds a
 * companion gradient op from its residuals overrides {@link #vjp}.
 */
public interface CompositeOp extends Op {

  /** Writes this op in other ops; one value for each output, residuals included. */
  List<Value> decompose(GraphBuilder g, List<Value> inputs);

  @Override
  default List<TensorType> infer(List<TensorType> inputs) {
    return Decomposition.infer(this, inputs);
  }

  @Override
  default void vjp(Pullback p) {
    List<Value> outputs = decompose(p.builder(), p.inputs());
    List<Value> reached = new ArrayList<>();
    List<Value> seeds = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (p.hasGradient(i)) {
        reached.add(outputs.get(i));
        seeds.add(p.gradient(i));
      }
    }
    List<Value> gradients = Gradients.within(reached, seeds, p.inputs());
    for (int i = 0; i < gradients.size(); i++) {
      Value gradient = gradients.get(i);
      // A value that is several operands gets the gradient of all of them at once, which must be
      // counted once.
      boolean first = p.inputs().indexOf(p.input(i)) == i;
      if (gradient != null && first) {
        p.contribute(i, () -> gradient);
      }
    }
  }

  @Override
  default List<NdArray> evaluate(List<NdArray> inputs) {
    return Decomposition.evaluate(this, inputs);
  }

  @Override
  default long multiplyAdds(List<TensorType> inputs) {
    return Decomposition.multiplyAdds(this, inputs);
  }
}
