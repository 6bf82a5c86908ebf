// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.List;
import java.util.Map;

/** Where a kernel may write into memory that it reads. */
record InPlace(Placement places, Map<Node, Kernel> kernels) {

  /**
   * True where that output of the node may be computed into a storage, whatever of the node's
   * values stands there.
   */
  boolean allows(Node node, int output, Storage storage) {
    List<Value> outputs = node.outputs();
    for (int i = 0; i < outputs.size(); i++) {
      if (i != output && places.standsIn(outputs.get(i), storage)) {
        return false;
      }
    }
    List<Value> operands = node.inputs();
    for (int i = 0; i < operands.size(); i++) {
      if (places.standsIn(operands.get(i), storage) && !mayOverwrite(node, output, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayOverwrite(Node node, int output, int input) {
    Value operand = node.inputs().get(input);
    return places.of(operand).isWhole()
        && operand.type().equals(node.outputs().get(output).type())
        && kernels.get(node).inPlace(output, input);
  }
}
