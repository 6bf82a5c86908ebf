// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.training.UpdateBuilder;
import java.util.ArrayList;
import java.util.List;

/** Which parameters decay or are penalised. */
public enum Decayed {

  /**
   * Those with two axes or more: weights of dense layers and convolutions, embeddings. Biases and
   * the scales and shifts of normalisation layers have one axis and are left alone, as is customary
   * (Loshchilov and Hutter's rule is silent on it; see He et al. 2019, "Bag of tricks", section
   * 3.1).
   */
  WEIGHTS {
    @Override
    boolean includes(Variables.Variable variable) {
      return variable.shape().rank() >= 2;
    }
  },

  /** All of them, as PyTorch does unless one makes groups of parameters. */
  ALL {
    @Override
    boolean includes(Variables.Variable variable) {
      return true;
    }
  };

  abstract boolean includes(Variables.Variable variable);

  /** The flat parameters with a zero for those that are left alone, F32[P]. */
  Value of(UpdateBuilder u, Value parameters) {
    Variables layout = u.graph().parameters();
    List<Integer> offsets = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Variables.Variable variable : layout.byName().values()) {
      if (includes(variable)) {
        offsets.add(variable.offset());
        values.add(
            u.graph().apply(new Slice(variable.offset(), variable.shape()), parameters));
      }
    }
    if (values.size() == layout.byName().size()) {
      return parameters;
    }
    return values.isEmpty()
        ? u.graph().constant(0).broadcastTo(layout.type().shape())
        : u.graph().applyAll(new Pack(offsets, layout.length()), values).getFirst();
  }
}
