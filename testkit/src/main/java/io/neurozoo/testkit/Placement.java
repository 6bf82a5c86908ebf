// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Kernel;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which outputs of a kernel get memory, and whose.
 *
 * @param dropped residuals nobody needs
 * @param output takes the memory of {@code input}; -1 where none does
 */
record Placement(List<Integer> dropped, int output, int input) {

  /** Memory of its own for every output. */
  static final Placement PLAIN = new Placement(List.of(), -1, -1);

  /** All ways in which the kernel says it can work in place, where the types allow it. */
  static List<Placement> inPlace(KernelCase kase, Kernel kernel) {
    List<TensorType> inputs = kase.inputTypes();
    List<TensorType> outputs = kase.outputTypes();
    List<Placement> out = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      for (int i = 0; i < inputs.size(); i++) {
        if (outputs.get(o).equals(inputs.get(i)) && kernel.inPlace(o, i)) {
          out.add(new Placement(List.of(), o, i));
        }
      }
    }
    return out;
  }

  /** Each residual left out by itself, and all of them; nothing for an op without residuals. */
  static List<Placement> withoutResiduals(KernelCase kase) {
    List<Integer> residuals =
        IntStream.range(kase.op().results(), kase.outputTypes().size()).boxed().toList();
    List<Placement> out = new ArrayList<>();
    residuals.forEach(r -> out.add(new Placement(List.of(r), -1, -1)));
    if (residuals.size() > 1) {
      out.add(new Placement(residuals, -1, -1));
    }
    return out;
  }

  @Override
  public String toString() {
    if (output >= 0) {
      return "with output " + output + " in the place of input " + input;
    }
    return dropped.isEmpty() ? "" : "without the residuals " + dropped;
  }
}
