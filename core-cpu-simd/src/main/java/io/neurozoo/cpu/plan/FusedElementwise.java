// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Add;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Log;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.Tanh;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several elementwise ops whose results all have one shape, as a small program: one pass over
 * memory instead of one an op. Made by {@link ElementwiseFusion}; never in a user's graph.
 *
 * <p>Values are numbered: the operands of this op come first, then the result of each instruction.
 * An operand has the shape of the results or is a single element.
 *
 * @param operands how many values come from outside
 * @param program in an order in which it can run
 * @param outputs numbers of the values that are wanted outside, each the result of an instruction
 * @param ownLoops whether loops shall be made for this program, see {@link #isLarge}
 */
public record FusedElementwise(
    int operands, List<Instruction> program, List<Integer> outputs, boolean ownLoops)
    implements CompositeOp {
  /**
   * From here on a second-level cache of 1 MiB no longer holds a result and an operand, and loops
   * of its own pay (docs/performance.md); below they save a quarter to two fifths of very little.
   */
  private static final long LARGE = 1 << 17;

  /**
   * Whether results of this many elements are worth loops of the program's own, which have to be
   * compiled before they are fast, in every launch. The answer goes with the op and not with its
   * shapes, since kernels are warmed up on little data.
   */
  static boolean isLarge(long size) {
    return size >= LARGE;
  }

  /** One op on values of these numbers. */
  public record Instruction(Op op, List<Integer> operands) {}

  /** True for ops that may stand in a program. */
  static boolean takes(Op op) {
    return switch (op) {
      case Add a -> true;
      case Subtract s -> true;
      case Multiply m -> true;
      case Divide d -> true;
      case Greater g -> true;
      case Maximum m -> true;
      case Exp e -> true;
      case Log l -> true;
      case Tanh t -> true;
      case Sigmoid s -> true;
      case Erf e -> true;
      case Relu r -> true;
      case Sqrt s -> true;
      default -> false;
    };
  }

  @Override
  public String id() {
    return "neurozoo-cpu:elementwise";
  }

  @Override
  public int results() {
    return outputs.size();
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
    List<Value> values = new ArrayList<>(inputs);
    for (Instruction i : program) {
      List<Value> operands = i.operands().stream().map(values::get).toList();
      values.add(g.applyAll(i.op(), operands).getFirst());
    }
    return outputs.stream().map(values::get).toList();
  }

  /** For example {@code elementwise(2)[2=multiply(0, 1), 3=tanh(2)] to [3]}. */
  @Override
  public String toString() {
    List<String> steps = new ArrayList<>();
    for (Instruction i : program) {
      String arguments =
          i.operands().stream().map(String::valueOf).collect(Collectors.joining(", "));
      steps.add(operands + steps.size() + "=" + i.op().shortName() + "(" + arguments + ")");
    }
    return shortName()
        + "("
        + operands
        + ")"
        + steps
        + " to "
        + outputs
        + (ownLoops ? " in loops of its own" : "");
  }
}
