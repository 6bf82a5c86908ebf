// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.graph.Op;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Runs an op that nobody has a kernel for by its own definition: right, slow, and allocating. */
record ReferenceKernel(Op op, List<TensorType> inputs, List<TensorType> outputs) implements Kernel {

  @Override
  public void run(KernelArguments arguments, long from, long to) {
    List<NdArray> values = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      values.add(NdArray.of(Tensor.wrap(inputs.get(i), arguments.input(i), () -> {})));
    }
    List<NdArray> results = op.evaluate(values);
    for (int i = 0; i < outputs.size(); i++) {
      MemorySegment target = arguments.output(i);
      if (target != null) {
        results.get(i).copyTo(Tensor.wrap(outputs.get(i), target, () -> {}));
      }
    }
  }
}
