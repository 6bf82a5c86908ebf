// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.relu;

import io.neurozoo.backend.Backend;
import io.neurozoo.bench.contender.Mlp;
import io.neurozoo.graph.Variables.Variable;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Makes the workloads' networks. */
final class Models {
  private Models() {}

  /** The network with its first weights. */
  static Model of(Mlp mlp, Backend backend) {
    Model model = Model.create(network(mlp), Shape.of(mlp.inputs()), 1, backend);
    try (var _ = model.holdForTraining()) {
      int layer = 0;
      for (Variable variable : model.parameters().byName().values()) {
        if (variable.shape().rank() == 2) {
          float[] weight = mlp.weight(layer++);
          for (int i = 0; i < weight.length; i++) {
            model.parameterValues().set(variable.offset() + i, weight[i]);
          }
        }
      }
    }
    return model;
  }

  private static Network network(Mlp mlp) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < mlp.layers(); i++) {
      if (i > 0) {
        layers.add(relu());
      }
      layers.add(dense(mlp.out(i)));
    }
    return Network.of(layers);
  }
}
