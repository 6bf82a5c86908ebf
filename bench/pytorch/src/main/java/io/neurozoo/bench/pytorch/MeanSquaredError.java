// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/** The mean of squared differences; DJL's own L2 loss is half of that. */
final class MeanSquaredError extends Loss {
  MeanSquaredError() {
    super("mse");
  }

  @Override
  public NDArray evaluate(NDList targets, NDList outputs) {
    return outputs.singletonOrThrow().sub(targets.singletonOrThrow()).square().mean();
  }
}
