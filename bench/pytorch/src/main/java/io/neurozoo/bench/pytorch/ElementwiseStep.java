// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.neurozoo.bench.contender.ElementwiseTask;
import io.neurozoo.bench.contender.Step;

/**
 * Ops on arrays that are in PyTorch's memory already, one after another. Every result is a new
 * array, as DJL has it, except that those of a chain which nobody else sees are overwritten.
 */
final class ElementwiseStep implements Step {
  private final ElementwiseTask.Kind kind;
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final NDArray x;
  private final NDArray residual;
  private final NDArray mask;

  ElementwiseStep(ElementwiseTask task) {
    kind = task.kind();
    x = manager.create(task.x());
    residual = kind.operands() > 1 ? manager.create(task.residual()) : null;
    mask = kind.operands() > 2 ? manager.create(task.mask()) : null;
  }

  @Override
  public void run() {
    y().close();
  }

  private NDArray y() {
    return switch (kind) {
      case COPY -> x.duplicate();
      case EXP -> x.exp();
      case TANH -> x.tanh();
      case SIGMOID -> Activation.sigmoid(x);
      case GELU -> gelu();
      case ADD -> x.add(residual);
      case CHAIN -> gelu().muli(mask).muli(1 / ElementwiseTask.KEEP).addi(residual);
    };
  }

  private NDArray gelu() {
    try (NDArray scaled = x.mul(ElementwiseTask.GELU_FACTOR)) {
      return Activation.sigmoid(scaled).muli(x);
    }
  }

  @Override
  public double checksum() {
    try (NDArray y = y()) {
      return ElementwiseTask.checksum(y.toFloatArray());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
