// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import io.neurozoo.bench.contender.Mlp;

/** Makes the workloads' networks. */
final class Models {
  private Models() {}

  /** The network with its first weights. */
  static Model of(Mlp mlp, int batch) {
    Model model = Model.newInstance("mlp", "PyTorch");
    SequentialBlock block = new SequentialBlock();
    for (int i = 0; i < mlp.layers(); i++) {
      if (i > 0) {
        block.add(Activation::relu);
      }
      block.add(Linear.builder().setUnits(mlp.out(i)).build());
    }
    model.setBlock(block);
    block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(batch, mlp.inputs()));
    int layer = 0;
    for (var entry : block.getParameters()) {
      NDArray array = entry.getValue().getArray();
      if (entry.getValue().getType() == Parameter.Type.WEIGHT) {
        array.set(mlp.transposedWeight(layer++));
      } else {
        array.set(new float[(int) array.size()]);
      }
    }
    return model;
  }
}
