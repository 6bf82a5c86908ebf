// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import io.neurozoo.cpu.kernel.LoopProgram.Instruction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes and runs many programs, holds one of them, and waits for the others' classes to go. */
final class ForgottenPrograms {
  private static final int PROGRAMS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ForgottenPrograms() {}

  public static void main(String[] args) throws InterruptedException {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment x = arena.allocate(4L * Simd.LANES, 64);
      MemorySegment out = arena.allocate(4L * Simd.LANES, 64);
      MemorySegment table = arena.allocate(2L * Long.BYTES, Long.BYTES);
      table.setAtIndex(ValueLayout.JAVA_LONG, 0, x.address());
      table.setAtIndex(ValueLayout.JAVA_LONG, 1, out.address());
      x.setAtIndex(ValueLayout.JAVA_FLOAT, 0, 3f);

      VectorProgram held = VectorProgram.of(program(0));
      for (int i = 1; i < PROGRAMS; i++) {
        VectorProgram.of(program(i)).run(table.address(), 0, Simd.LANES);
      }
      long start = System.nanoTime();
      // Some run of the last ones may still stand on the stack or in a cache.
      while (classes.getUnloadedClassCount() < PROGRAMS - 10) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new AssertionError("unloaded: " + classes.getUnloadedClassCount());
        }
        System.gc();
        Thread.sleep(10);
      }
      held.run(table.address(), 0, Simd.LANES);
      if (held != VectorProgram.of(program(0)) || out.get(ValueLayout.JAVA_FLOAT, 0) != 48f) {
        throw new AssertionError("the program in use is another, or wrong");
      }
    }
    System.out.println("unloaded, the one in use runs");
  }

  /** Four functions, each of the result before it with itself; 0 doubles an array four times. */
  static LoopProgram program(int number) {
    ScalarBinary[] functions = ScalarBinary.values();
    List<Instruction> instructions = new ArrayList<>();
    int rest = number;
    for (int value = 0; value < 4; value++) {
      instructions.add(new Instruction(functions[rest % functions.length], List.of(value, value)));
      rest /= functions.length;
    }
    return new LoopProgram(List.of(false), instructions, List.of(4));
  }
}
