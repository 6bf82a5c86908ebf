// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.cpu.plan.FusedElementwise;
import io.neurozoo.cpu.plan.FusedElementwise.Instruction;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Runs the ops of a {@link FusedElementwise} one after the other on a block that stays in the
 * first-level cache, then on the next: memory is passed over once, and what goes from op to op
 * never leaves the cache.
 *
 * <p>The loops are those of the single ops, which all programs share and which are compiled early
 * in a launch; or, where the op asks for it, loops made for this program, most often one alone
 * (docs/performance.md tells what each is good for).
 */
final class BlockwiseKernel implements Kernel {
  /**
   * Elements of a block where values go from loop to loop. A call of a loop costs some 10 ns, so
   * that blocks of 1,024 are faster in the cache (x sigmoid(1.7 x) on 65,536 floats: 0.58 ns an
   * element at 256, 0.48 at 512, 0.43 at 1,024); from main memory shorter ones are, since the
   * processor then fetches ahead while it computes (16 M floats: 0.65, 0.64 and 0.90 ns).
   */
  static final int BLOCK = 512;

  /** The most elements a vector has. */
  private static final int WIDEST = 16;

  private final long length;
  private final long costEach;
  private final long scratchBytes;

  /** One for each instruction. */
  private final Body[] loops;

  /** Perhaps fewer, for whole vectors; null for none. */
  private final Body[] joined;

  /** Elements that the joined loops work on at once: all, if one needs no scratch memory. */
  private final long block;

  /** By output and operand. */
  private final boolean[][] inPlace;

  private BlockwiseKernel(
      long length,
      long costEach,
      long scratchBytes,
      List<Body> loops,
      List<Body> joined,
      boolean[][] inPlace) {
    this.length = length;
    this.costEach = costEach;
    this.scratchBytes = scratchBytes;
    this.loops = loops.toArray(Body[]::new);
    this.joined = joined == loops ? null : joined.toArray(Body[]::new);
    this.block = joined.size() == 1 ? length : BLOCK;
    this.inPlace = inPlace;
  }

  static Kernel of(Primitives p, FusedElementwise op, KernelRequest r) {
    return new Compiler(p, op, r).kernel();
  }

  @Override
  public long units() {
    return (length + RangeKernel.ELEMENTS - 1) / RangeKernel.ELEMENTS;
  }

  @Override
  public long cost() {
    return length * costEach;
  }

  @Override
  public long scratchBytes() {
    return scratchBytes;
  }

  @Override
  public boolean inPlace(int output, int input) {
    return inPlace[output][input];
  }

  @Override
  public void run(KernelArguments a, long from, long to) {
    long begin = from * RangeKernel.ELEMENTS;
    long end = Math.min(length, to * RangeKernel.ELEMENTS);
    if (joined != null) {
      long whole = end - (end - begin) % WIDEST;
      run(joined, block, a, begin, whole);
      begin = whole;
    }
    run(loops, BLOCK, a, begin, end);
  }

  private static void run(Body[] loops, long block, KernelArguments a, long begin, long end) {
    for (long i = begin; i < end; i += block) {
      long blockEnd = Math.min(end, i + block);
      for (Body loop : loops) {
        loop.run(a, i, blockEnd);
      }
    }
  }

  /**
   * Gives each value a place, a block of scratch memory where it is wanted inside only, and each op
   * its loop.
   */
  private static final class Compiler {
    private final Primitives primitives;
    private final FusedElementwise op;
    private final Shape shape;
    private final List<Shape> shapes = new ArrayList<>();
    private final Location[] locations;
    private final int[] lastRead;
    private final BitSet taken = new BitSet();

    Compiler(Primitives primitives, FusedElementwise op, KernelRequest r) {
      this.primitives = primitives;
      this.op = op;
      this.shape = r.outputs().getFirst().shape();
      int values = op.operands() + op.program().size();
      locations = new Location[values];
      lastRead = new int[values];
      Arrays.fill(lastRead, -1);
      for (int i = 0; i < op.operands(); i++) {
        locations[i] = Location.input(i);
        shapes.add(r.inputs().get(i).shape());
      }
      for (int i = 0; i < op.program().size(); i++) {
        shapes.add(shape);
        for (int operand : op.program().get(i).operands()) {
          lastRead[operand] = i;
        }
      }
    }

    Kernel kernel() {
      List<Body> loops = new ArrayList<>();
      long cost = 0;
      int temporaries = 0;
      for (int i = 0; i < op.program().size(); i++) {
        Instruction instruction = op.program().get(i);
        int result = op.operands() + i;
        release(instruction, i);
        locations[result] = place(result);
        temporaries = Math.max(temporaries, taken.length());
        loops.add(loop(instruction, locations[result]));
        cost += Functions.cost(instruction.op());
      }
      long table = (long) temporaries * BLOCK * Float.BYTES;
      var program = new BlockProgram(op, shapes, List.of(locations), table);
      List<Body> joined = op.ownLoops() ? primitives.joined(program, loops) : loops;
      long scratch = table + (op.ownLoops() ? (long) locations.length * Long.BYTES : 0);
      return new BlockwiseKernel(shape.size(), cost, scratch, loops, joined, inPlace());
    }

    /**
     * Blocks that nobody reads after this instruction are free for its result: loops may work in
     * place.
     */
    private void release(Instruction instruction, int index) {
      for (int operand : instruction.operands()) {
        if (locations[operand].kind() == Location.Kind.SCRATCH && lastRead[operand] == index) {
          taken.clear(locations[operand].index() / (BLOCK * Float.BYTES));
        }
      }
    }

    private Location place(int value) {
      int output = op.outputs().indexOf(value);
      if (output >= 0) {
        return Location.output(output);
      }
      int block = taken.nextClearBit(0);
      taken.set(block);
      return Location.scratch(block * BLOCK * Float.BYTES);
    }

    private Body loop(Instruction instruction, Location out) {
      int first = instruction.operands().getFirst();
      if (instruction.operands().size() == 1) {
        return primitives.unary(Functions.unary(instruction.op()), locations[first], out);
      }
      int second = instruction.operands().getLast();
      var form = Broadcasting.of(shapes.get(first), shapes.get(second), shape);
      return primitives.binary(
          Functions.binary(instruction.op()), form, locations[first], locations[second], out);
    }

    /**
     * A result may take the memory of an operand that no instruction reads after the one that
     * writes the result.
     */
    private boolean[][] inPlace() {
      boolean[][] allowed = new boolean[op.outputs().size()][op.operands()];
      for (int output = 0; output < allowed.length; output++) {
        int written = op.outputs().get(output) - op.operands();
        for (int operand = 0; operand < op.operands(); operand++) {
          allowed[output][operand] =
              shapes.get(operand).size() == shape.size() && lastRead[operand] <= written;
        }
      }
      return allowed;
    }
  }
}
