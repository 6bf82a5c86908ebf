// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import io.neurozoo.cpu.kernel.LoopProgram.Instruction;
import java.lang.invoke.MethodHandles;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/**
 * A loop made for one {@link LoopProgram}: each array is read and written once, and what goes from
 * function to function stays in registers. Equal programs share one loop, whoever asks, so that it
 * is compiled once. One that no kernel holds any more stays for those to come, until the memory is
 * wanted: a process may make any number of programs.
 */
public final class VectorProgram {
  private static final Map<LoopProgram, SoftReference<VectorProgram>> ALL = new HashMap<>();

  private static final Loop ADDRESS = Loop.of(VectorProgram.class, "addressAt");
  private static final Loop NUMBER = Loop.of(VectorProgram.class, "numberAt");

  /**
   * Nodes that a loop may take. C2 would still compile somewhat longer ones, but then an iteration
   * fills the processor's window: GELU by a tanh, of 17,700 nodes, takes 0.65 ns an element as one
   * loop and 0.57 as two.
   */
  private static final int NODES = 16_500;

  // What C2 makes of the parts of a loop (parse_done in -XX:+LogCompilation, JDK 25.0.3), the
  // larger ones of several.
  private static final int LOAD = 830;
  private static final int SCALAR = 350;
  private static final int STORE = 700;
  private static final int ARITHMETIC = 480;
  private static final int COMPARISON = 530;

  /**
   * Elements of a block once the loop is compiled, see {@link VectorMemory#BLOCK}. Between the last
   * loads of a block and the first of the next, calls and checks fill the processor's window, and
   * for that long nothing is fetched ahead: about 1 us a block for a chain with three operands,
   * which took 14.9 ms for 16 M floats in blocks of 4,096 elements and 10.3 in these. Not all at
   * once, because compiled loops may hold up a collection of garbage.
   */
  private static final long LONG_BLOCK = 1 << 18;

  /** Blocks after which the loop is taken to be compiled; it is as a rule after 800. */
  private static final int WARM = 2_000;

  private final Loop loop;

  /** Up to {@link #WARM}. Threads may miss each other's counts. */
  private int blocks;

  private VectorProgram(LoopProgram program) {
    try {
      MethodHandles.Lookup made =
          MethodHandles.lookup().defineHiddenClass(VectorProgramCode.of(program), true);
      loop = Loop.of(made, VectorProgramCode.METHOD);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("no loop can be made for " + program, e);
    }
  }

  /** The loop of a program that {@link #fits}. */
  public static synchronized VectorProgram of(LoopProgram program) {
    SoftReference<VectorProgram> known = ALL.get(program);
    VectorProgram loop = known == null ? null : known.get();
    if (loop == null) {
      ALL.values().removeIf(other -> other.get() == null);
      loop = new VectorProgram(program);
      ALL.put(program, new SoftReference<>(loop));
    }
    return loop;
  }

  /** Whether one loop can run this program: see {@link Loop} for what limits its length. */
  public static boolean fits(LoopProgram program) {
    int nodes = 0;
    for (boolean scalar : program.scalars()) {
      nodes += scalar ? SCALAR : LOAD;
    }
    for (Instruction i : program.instructions()) {
      nodes += nodes(i.function());
    }
    nodes += STORE * program.stored().size();
    return nodes <= NODES;
  }

  private static int nodes(ScalarFunction function) {
    return switch (function) {
      case ScalarUnary f ->
          switch (f) {
            case EXP -> 7_600;
            case TANH -> 11_500;
            case SIGMOID -> 7_750;
            case ERF -> 9_700;
            case LOG -> NODES; // it has a branch, see VectorUnary
            case RELU -> COMPARISON;
            case SQRT, NEGATE -> ARITHMETIC;
          };
      case ScalarBinary f ->
          switch (f) {
            case GREATER -> COMPARISON;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM -> ARITHMETIC;
          };
    };
  }

  /**
   * Runs the program for the elements [from, to), whose number is a multiple of {@link Simd#LANES}
   * and not zero.
   *
   * @param table addresses of eight bytes each: of element 0 of each operand, then of what is
   *     stored
   */
  public void run(long table, long from, long to) {
    long block = LONG_BLOCK;
    if (blocks < WARM) {
      block = VectorMemory.BLOCK;
      blocks += (int) Math.ceilDiv(to - from, block);
    }
    for (long i = from; i < to; i += block) {
      loop.run(table, i, Math.min(to, i + block));
    }
  }

  /** Behind a wall, as inlined it takes 660 nodes of the loop around. */
  static long address(long table, int place) {
    return ADDRESS.address(table, place);
  }

  /** Behind a wall, as inlined it takes 1,260 nodes of the loop around. */
  static float number(long table, int place) {
    return NUMBER.number(table, place);
  }

  static long addressAt(long table, int place) {
    return NativeMemory.ALL.get(NativeMemory.LONG, table + (long) place * Long.BYTES);
  }

  static float numberAt(long table, int place) {
    return NativeMemory.ALL.get(NativeMemory.FLOAT, addressAt(table, place));
  }
}
