// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.cpu.plan.FusedElementwise;
import io.neurozoo.tensor.Shape;
import java.util.List;

/**
 * A program with a place for each of its values.
 *
 * @param shapes of the values, by number
 * @param locations of the values, by number
 * @param table byte of the scratch memory from which on there are eight bytes for each value
 */
record BlockProgram(FusedElementwise op, List<Shape> shapes, List<Location> locations, long table) {

  /** True for a single element that every element of the results is computed with. */
  boolean isScalar(int value) {
    return shapes.get(value).size() < shapes.getLast().size();
  }

  /** True where an instruction after that one, or somebody outside, reads the value. */
  boolean isReadAfter(int value, int instruction) {
    return op.outputs().contains(value)
        || op.program().stream().skip(instruction + 1).anyMatch(i -> i.operands().contains(value));
  }
}
