// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * The operand in memory of its own. Made by the planner where a value must outlive the memory it
 * stands in.
 */
public record Copy() implements Op {

  @Override
  public String id() {
    return "neurozoo-cpu:copy";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return inputs;
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(0, p::gradient);
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return inputs;
  }
}
