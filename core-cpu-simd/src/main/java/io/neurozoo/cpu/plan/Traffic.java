// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.op.Pack;
import io.neurozoo.tensor.DType;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Bytes that the steps of one run read and write, each operand of a step once, beside the least
 * that any plan could: every input that is used read once, every output that is computed written
 * once. Scratch memory and constants are left out.
 */
public record Traffic(long read, long written, long leastRead, long leastWritten) {

  static Traffic of(Plan plan) {
    long read = 0;
    long written = 0;
    Set<Storage> used = new HashSet<>();
    for (Step step : plan.steps()) {
      Set<Place> operands = new HashSet<>();
      written += step.outputs().stream().filter(Objects::nonNull).mapToLong(Place::bytes).sum();
      for (int i = 0; i < step.inputs().size(); i++) {
        Place operand = step.inputs().get(i);
        if (isInPlace(step, i)) {
          written -= operand.bytes();
        } else if (operand.storage().kind() != Storage.Kind.CONSTANT && operands.add(operand)) {
          read += operand.bytes();
        }
      }
      step.inputs().stream()
          .map(Place::storage)
          .filter(s -> s.kind() == Storage.Kind.INPUT)
          .forEach(used::add);
    }
    long leastRead =
        plan.inputs().values().stream().filter(used::contains).mapToLong(Storage::bytes).sum();
    long leastWritten = 0;
    Set<Place> results = new HashSet<>();
    for (var output : plan.outputs().entrySet()) {
      boolean computed =
          output.getValue().storage().kind() == Storage.Kind.ARENA
              || plan.graph().donations().containsKey(output.getKey());
      if (computed && results.add(output.getValue())) {
        leastWritten += output.getValue().bytes();
      }
    }
    return new Traffic(read, written, leastRead, leastWritten);
  }

  /**
   * What a pack gathers has often been computed right where it belongs, and then is neither read
   * nor written again.
   */
  private static boolean isInPlace(Step step, int input) {
    Place operand = step.inputs().get(input);
    Place whole = step.outputs().getFirst();
    return step.node().op() instanceof Pack pack
        && operand.storage() == whole.storage()
        && operand.offset()
            == whole.offset() + (long) pack.offsets().get(input) * DType.F32.bytes();
  }

  /** For example {@code reads 120 bytes (least 80), writes 60 (least 20)}. */
  String describe() {
    return "reads "
        + read
        + " bytes (least "
        + leastRead
        + "), writes "
        + written
        + " (least "
        + leastWritten
        + ")";
  }
}
