// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import com.sun.management.ThreadMXBean;
import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.cpu.gemm.GemmShape;
import io.neurozoo.cpu.gemm.Sgemm;
import io.neurozoo.cpu.gemm.VectorGemm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Warms every vector loop and prints those that go on allocating: with a seed as the argument, one
 * after the other in that random order and each among others, so that call sites meet one, two and
 * many of them in turn; with the argument {@code rare}, so that part of a loop was rare when it was
 * compiled.
 */
final class WarmLoops {
  /** One loop over memory that is there already. */
  private record Warm(String name, Runnable loop) {}

  /** Whole vectors of each width, and a tail. */
  private static final int SIZE = 203;

  private static final int ROWS = 5;
  private static final int COLUMNS = SIZE / ROWS;
  private static final int RUNS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<Warm> all = new ArrayList<>();
  private final Arena arena = Arena.ofAuto();
  private final long x = floats(SIZE);
  private final long y = floats(SIZE);
  private final long m = floats(SIZE);
  private final long v = floats(SIZE);
  private final long out = floats(SIZE);
  private final long labels = labels();
  private final long lanes = arena.allocate(VectorDots.SCRATCH, 64).address();

  private final long squares = arena.allocate(VectorTranspose.SCRATCH, 64).address();

  private WarmLoops() {
    elementwise();
    reductions();
    optimizers();
    transpositions();
    products();
  }

  public static void main(String[] args) {
    WarmLoops loops = new WarmLoops();
    List<String> allocating =
        args[0].equals("rare") ? loops.rare() : loops.mixed(new Random(Long.parseLong(args[0])));
    System.out.println("allocating: " + allocating);
  }

  private List<String> mixed(Random order) {
    Collections.shuffle(all, order);
    for (int i = 0; i < all.size(); i++) {
      Warm other = all.get(order.nextInt(i + 1));
      Warm another = all.get(order.nextInt(i + 1));
      List<String> allocating = settle(List.of(all.get(i), other, another));
      if (!allocating.isEmpty()) {
        return allocating;
      }
    }
    return settle(all);
  }

  /** Whole vectors or tails that come once in a thousand calls, and so do other branches. */
  private List<String> rare() {
    long zeros = arena.allocate(4L * SIZE, 64).address();
    long nan = floats(SIZE);
    NativeMemory.ALL.set(NativeMemory.FLOAT, nan + 4L * (SIZE / 2), Float.NaN);
    List<String> allocating = new ArrayList<>();
    for (int often : new int[] {7, 16, 64}) {
      String than = " after " + often;
      allocating.addAll(rare("exp" + than, n -> VectorUnary.EXP.apply(x, out, 0, n), often));
      allocating.addAll(
          rare("add" + than, n -> VectorBinary.ADD.contiguous(x, y, out, 0, n), often));
      allocating.addAll(rare("fill" + than, n -> VectorCopy.fill(out, 2f, 0, n), often));
      allocating.addAll(
          rare("equal" + than, n -> VectorLabels.equal(labels, labels, out, 0, n), often));
      allocating.addAll(rare("sgd" + than, n -> VectorOptimizer.sgd(m, x, 0f, 0, n), often));
      allocating.addAll(rare("sum" + than, n -> VectorReduction.sum(x, n), often));
      allocating.addAll(rare("max" + than, n -> VectorReduction.max(x, n), often));
      allocating.addAll(
          rare("sumColumns" + than, n -> VectorReduction.sumColumns(x, out, 1, n, 0, n), often));
      allocating.addAll(
          rare("argmax" + than, n -> VectorLabels.argmaxRows(x, out, n, 0, 1), often));
      allocating.addAll(
          rare("dots" + than, n -> VectorDots.dots(x, y, (int) n, 1, m, lanes), often));
      allocating.addAll(
          rare("dots of rows" + than, n -> VectorDots.dots(x, y, 7, (int) n / 7, m, lanes), often));
      allocating.addAll(
          rare(
              "transpose" + than,
              n -> VectorTranspose.transpose(x, n / 7 * 4, m, 28, 7, (int) n / 7, squares),
              often));
      allocating.addAll(
          rare("softmax" + than, n -> VectorSoftmax.softmaxRows(x, out, n, 0, 1), often));
    }
    allocating.addAll(
        rare("argmax of NaN", n -> VectorLabels.argmaxRows(n == SIZE ? nan : x, out, n, 0, 1), 64));
    allocating.addAll(
        rare("log", n -> VectorUnary.LOG.apply(n == SIZE ? v : zeros, out, 0, n), 64));
    return allocating;
  }

  private static List<String> rare(String name, LongConsumer loop, long often) {
    for (int i = 0; i < 200_000; i++) {
      loop.accept(i % 1000 == 999 ? SIZE : often);
    }
    return settle(List.of(new Warm(name, () -> loop.accept(SIZE))));
  }

  /** Repeats the loops until none allocates, and returns those that did in the last round. */
  private static List<String> settle(List<Warm> loops) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> allocating = new ArrayList<>();
    long start = System.nanoTime();
    do {
      allocating.clear();
      for (Warm warm : loops) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < RUNS; i++) {
          warm.loop().run();
        }
        if (threads.getCurrentThreadAllocatedBytes() > before) {
          allocating.add(warm.name());
        }
      }
    } while (!allocating.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos());
    return allocating;
  }

  private void add(String name, Runnable loop) {
    all.add(new Warm(name, loop));
  }

  private void elementwise() {
    for (VectorUnary f : VectorUnary.values()) {
      add(f.name(), () -> f.apply(v, out, 0, SIZE));
    }
    for (VectorBinary f : VectorBinary.values()) {
      add(f + " contiguous", () -> f.contiguous(x, y, out, 0, SIZE));
      add(f + " scalar left", () -> f.scalarLeft(2f, y, out, 0, SIZE));
      add(f + " scalar right", () -> f.scalarRight(x, 2f, out, 0, SIZE));
      add(f + " row left", () -> f.rowLeft(x, y, out, COLUMNS, 0, ROWS));
      add(f + " row right", () -> f.rowRight(x, y, out, COLUMNS, 0, ROWS));
      add(f + " column left", () -> f.columnLeft(x, y, out, COLUMNS, 0, ROWS));
      add(f + " column right", () -> f.columnRight(x, y, out, COLUMNS, 0, ROWS));
    }
    programs();
    add("fill", () -> VectorCopy.fill(out, 2f, 0, SIZE));
    add("equal", () -> VectorLabels.equal(labels, labels, out, 0, SIZE));
  }

  /** Each heavy function in the longest program that one loop takes. */
  private void programs() {
    long table = arena.allocate(4L * Long.BYTES, Long.BYTES).address();
    long[] addresses = {x, v, y, out};
    for (int i = 0; i < addresses.length; i++) {
      NativeMemory.ALL.set(NativeMemory.LONG, table + (long) i * Long.BYTES, addresses[i]);
    }
    long whole = VectorMemory.end(0, SIZE);
    for (ScalarUnary f : ScalarUnary.values()) {
      if (f != ScalarUnary.LOG) { // it has a loop of its own only
        VectorProgram program = VectorProgram.of(longest(f));
        add("program with " + f, () -> program.run(table, 0, whole));
      }
    }
  }

  /**
   * A scalar, then two arrays: the function of the sum of all, and as many further additions as
   * fit.
   */
  private static LoopProgram longest(ScalarUnary f) {
    List<Boolean> scalars = List.of(true, false, false);
    List<LoopProgram.Instruction> instructions = new ArrayList<>();
    instructions.add(new LoopProgram.Instruction(ScalarBinary.ADD, List.of(0, 1)));
    instructions.add(new LoopProgram.Instruction(f, List.of(3)));
    while (true) {
      int last = scalars.size() + instructions.size() - 1;
      var program = new LoopProgram(scalars, instructions, List.of(last));
      instructions.add(new LoopProgram.Instruction(ScalarBinary.ADD, List.of(last, 2)));
      if (!VectorProgram.fits(new LoopProgram(scalars, instructions, List.of(last + 1)))) {
        return program;
      }
    }
  }

  private void reductions() {
    add("sum", () -> VectorReduction.sum(x, SIZE));
    add("max", () -> VectorReduction.max(x, SIZE));
    for (int columns : new int[] {7, 16, COLUMNS, SIZE}) {
      int rows = SIZE / columns;
      String shape = " [" + rows + ", " + columns + "]";
      add("sumRows" + shape, () -> VectorReduction.sumRows(x, out, columns, 0, rows));
      add("maxRows" + shape, () -> VectorReduction.maxRows(x, out, columns, 0, rows));
      add(
          "sumColumns" + shape,
          () -> VectorReduction.sumColumns(x, out, rows, columns, 0, columns));
      add("argmax" + shape, () -> VectorLabels.argmaxRows(x, out, columns, 0, rows));
      add("softmax" + shape, () -> VectorSoftmax.softmaxRows(x, out, columns, 0, rows));
      add(
          "cross-entropy" + shape,
          () -> VectorSoftmax.crossEntropy(x, labels, m, out, columns, 0, rows));
      add(
          "cross-entropy and its gradient" + shape,
          () -> VectorSoftmax.crossEntropyBoth(x, labels, y, false, m, out, columns, 0, rows));
      add(
          "cross-entropy gradient" + shape,
          () -> VectorSoftmax.crossEntropyGradient(x, labels, y, out, columns, 0, rows));
    }
  }

  private void optimizers() {
    long p = floats(SIZE);
    add("sgd", () -> VectorOptimizer.sgd(p, x, 1e-9f, 0, SIZE));
    add("momentum", () -> VectorOptimizer.momentum(p, x, m, 1e-9f, 0.5f, 0, SIZE));
    add("nesterov", () -> VectorOptimizer.nesterov(p, x, m, 1e-9f, 0.5f, 0, SIZE));
    add(
        "adam",
        () ->
            VectorOptimizer.adam(p, x, m, v, 1e-9f, 0.9f, 0.1f, 0.5f, 0.5f, 0.5f, 1e-8f, 0, SIZE));
  }

  /** Whole squares, partial ones, and both. */
  private void transpositions() {
    for (int[] s : new int[][] {{32, 16}, {7, 13}, {37, 21}}) {
      long from = floats(s[0] * s[1]);
      long to = floats(s[0] * s[1]);
      add(
          "transpose [" + s[0] + ", " + s[1] + "]",
          () ->
              VectorTranspose.transpose(from, 4L * s[1], to, 4L * s[0], s[0], s[1], squares));
    }
  }

  /** Whole and partial tiles and panels, one and two blocks of k, every form and epilogue. */
  private void products() {
    int[][] sizes = {
      {1, 16, 24}, {7, 21, 19}, {8, 64, 32}, {6, 67, 40}, {5, 37, 260}, {131, 5, 9}, {37, 1, 83}
    };
    for (int[] s : sizes) {
      for (int form = 0; form < 4; form++) {
        GemmShape shape = new GemmShape((form & 1) != 0, (form & 2) != 0, s[0], s[1], s[2]);
        for (Activation activation : Activation.values()) {
          product(shape, new Epilogue(activation != Activation.NONE, activation));
        }
        product(shape, new Epilogue(true, true, Activation.RELU));
      }
    }
  }

  private void product(GemmShape shape, Epilogue epilogue) {
    Sgemm gemm = VectorGemm.of(shape, epilogue);
    long a = floats(shape.m() * shape.k());
    long b = floats(shape.k() * shape.n());
    long c = floats(shape.m() * shape.n());
    long bias = floats(shape.n());
    long matrix = floats(shape.m() * shape.n());
    long sums = shape.transposeB() ? 0 : floats(shape.n());
    long scratch = arena.allocate(gemm.scratchBytes() + 64, 64).address();
    add(
        shape + " " + epilogue,
        () -> gemm.run(a, b, c, bias, matrix, sums, scratch, 0, gemm.units()));
  }

  /** Positive normal numbers. */
  private long floats(int length) {
    MemorySegment memory = arena.allocate(4L * length, 64);
    for (int i = 0; i < length; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, 0.25f + i % 7);
    }
    return memory.address();
  }

  /** Indices below every number of columns. */
  private long labels() {
    MemorySegment memory = arena.allocate(4L * SIZE, 64);
    for (int i = 0; i < SIZE; i++) {
      memory.setAtIndex(ValueLayout.JAVA_INT, i, i % 7);
    }
    return memory.address();
  }
}
