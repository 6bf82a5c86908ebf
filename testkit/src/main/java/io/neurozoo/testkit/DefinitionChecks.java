// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** Checks of an op's own definition, whatever its kernels do. */
final class DefinitionChecks {
  private final KernelCase kase;

  DefinitionChecks(KernelCase kase) {
    this.kase = kase;
  }

  boolean isAccepted() {
    try {
      return !kase.outputTypes().isEmpty();
    } catch (ShapeException e) {
      return false;
    }
  }

  void types() {
    List<TensorType> inferred = kase.outputTypes();
    List<TensorType> evaluated =
        kase.op().evaluate(kase.inputs()).stream().map(NdArray::type).toList();
    if (!inferred.equals(evaluated)) {
      throw new AssertionError(
          kase.op()
              + ": infer says "
              + inferred
              + " but evaluate returns "
              + evaluated
              + "; mend one of them");
    }
    if (kase.op().results() < 1 || kase.op().results() > inferred.size()) {
      throw new AssertionError(
          kase.op()
              + ": results() is "
              + kase.op().results()
              + " but infer gives "
              + inferred.size()
              + " outputs");
    }
  }

  void gradient() {
    GradientCheck.of(kase.op()).at(kase.inputs().toArray(NdArray[]::new));
  }
}
