// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.util.List;

/**
 * Functions of each other's results for one loop. Values are numbered: the operands come first,
 * then the result of each instruction.
 *
 * @param scalars for each operand whether it is one number and not an array
 * @param instructions in an order in which they can run
 * @param stored numbers of the values that are written to arrays
 */
public record LoopProgram(
    List<Boolean> scalars, List<Instruction> instructions, List<Integer> stored) {

  /** One function of the values of these numbers. */
  public record Instruction(ScalarFunction function, List<Integer> operands) {}

  /** Copies the lists. */
  public LoopProgram {
    scalars = List.copyOf(scalars);
    instructions = List.copyOf(instructions);
    stored = List.copyOf(stored);
  }
}
