// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One kernel call of a plan.
 *
 * @param title what it does, for people
 * @param node what it computes or copies
 * @param inputs where the operands stand
 * @param outputs where the results go; null for residuals that nobody needs
 */
public record Step(
    String title, Node node, Kernel kernel, List<Place> inputs, List<Place> outputs) {

  static Step copy(Value value, Place from, Place to) {
    return new Step("copy of " + value, value.node(), new CopyKernel(), List.of(from), List.of(to));
  }

  /** All memory that it reads or writes. */
  Stream<Place> places() {
    return Stream.concat(inputs.stream(), outputs.stream().filter(Objects::nonNull));
  }
}
