// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.cpu.kernel.LoopProgram;
import io.neurozoo.cpu.kernel.NativeMemory;
import io.neurozoo.cpu.kernel.ScalarFunction;
import io.neurozoo.cpu.kernel.VectorProgram;
import io.neurozoo.cpu.plan.FusedElementwise.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a program into stretches, each as long as one loop can be, and has loops made for them. What
 * one stretch leaves to another goes through a block of scratch memory.
 */
final class VectorSegments {
  private final BlockProgram program;
  private final List<Body> loops;
  private final List<Body> bodies = new ArrayList<>();

  VectorSegments(BlockProgram program, List<Body> loops) {
    this.program = program;
    this.loops = loops;
  }

  List<Body> bodies() {
    int end;
    for (int begin = 0; begin < loops.size(); begin = end) {
      end = begin + 1;
      Stretch longest = null;
      while (end < loops.size()) {
        Stretch longer = new Stretch(begin, end + 1);
        if (!VectorProgram.fits(longer.program())) {
          break;
        }
        longest = longer;
        end++;
      }
      bodies.add(longest == null ? loops.get(begin) : longest.body());
    }
    return bodies;
  }

  /** The instructions [begin, end) as a program of their own. */
  private final class Stretch {
    private final int begin;
    private final int end;
    private final List<Integer> read = new ArrayList<>();
    private final List<Integer> written = new ArrayList<>();

    Stretch(int begin, int end) {
      this.begin = begin;
      this.end = end;
      for (int i = begin; i < end; i++) {
        instruction(i).operands().stream()
            .filter(v -> v < result(begin) && !read.contains(v))
            .forEach(read::add);
      }
      for (int i = begin; i < end; i++) {
        if (program.isReadAfter(result(i), end - 1)) {
          written.add(result(i));
        }
      }
    }

    private Instruction instruction(int i) {
      return program.op().program().get(i);
    }

    private int result(int i) {
      return program.op().operands() + i;
    }

    /** Number in the stretch of a value of the whole program. */
    private int number(int value) {
      int operand = read.indexOf(value);
      return operand >= 0 ? operand : read.size() + value - result(begin);
    }

    LoopProgram program() {
      List<LoopProgram.Instruction> instructions = new ArrayList<>();
      for (int i = begin; i < end; i++) {
        instructions.add(
            new LoopProgram.Instruction(
                function(i), instruction(i).operands().stream().map(this::number).toList()));
      }
      return new LoopProgram(
          read.stream().map(program::isScalar).toList(),
          instructions,
          written.stream().map(this::number).toList());
    }

    private ScalarFunction function(int i) {
      ScalarFunction unary = Functions.unary(instruction(i).op());
      return unary != null ? unary : Functions.binary(instruction(i).op());
    }

    Body body() {
      VectorProgram loop = VectorProgram.of(program());
      List<Integer> arrays = new ArrayList<>(read);
      arrays.addAll(written);
      Location[] places = arrays.stream().map(program.locations()::get).toArray(Location[]::new);
      long offset = program.table();
      return (a, from, to) -> {
        long table = a.scratchAddress() + offset;
        for (int i = 0; i < places.length; i++) {
          NativeMemory.ALL.set(
              NativeMemory.LONG, table + (long) i * Long.BYTES, places[i].address(a, from));
        }
        loop.run(table, from, to);
      };
    }
  }
}
