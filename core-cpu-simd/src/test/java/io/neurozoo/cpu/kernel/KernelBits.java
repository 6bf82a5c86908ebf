// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.foreign.Arena;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Every kernel of this package on many inputs. As a program it prints one SHA-256 of all results:
 * {@code KernelBits few|many vector|scalar}.
 */
final class KernelBits {
  private static final int[] SIZES = {
    0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 48, 63, 65, 127, 207
  };

  /** Whole vectors of every width. */
  private static final int TILE_COLUMNS = 32;

  private final Twins twins;

  private KernelBits(Twins twins) {
    this.twins = twins;
  }

  public static void main(String[] args) {
    System.out.println(digest(args[0].equals("many"), args[1].equals("vector")));
  }

  /** Runs all cases, throws AssertionError where twins differ, and returns the hash of the bits. */
  static String digest(boolean many, boolean vectors) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    KernelBits bits = new KernelBits(new Twins(digest, vectors));
    bits.small();
    if (many) {
      bits.compileAll();
      bits.small();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void small() {
    for (int size : SIZES) {
      elementwise(size, size);
      reductions(size, size);
      labels(size, size);
      optimizers(size, size);
    }
    tiles(7);
    for (int columns : new int[] {1, 3, 10, 16, 21, 65}) {
      rows(5, columns, columns);
    }
    for (int terms : new int[] {0, 1, 15, 16, 35, 48, 69, 130}) {
      dots(5, terms, terms);
      dots(54, terms, terms);
    }
    for (int rows : new int[] {1, 2, 3, 7, 15, 16, 17, 31, 33, 65, 127, 207}) {
      for (int columns : new int[] {1, 2, 3, 7, 15, 16, 17, 31, 33, 65}) {
        transpose(rows, columns, 1);
        transpose(columns, rows, 2);
      }
    }
    transpose(1000, 33, 3);
    transpose(17, 1000, 4);
  }

  /** Calls every kernel often enough for the second compiler, given the flag -Xbatch. */
  private void compileAll() {
    twins.warmUp(1200);
    elementwise(269, 1);
    reductions(269, 2);
    labels(269, 3);
    optimizers(269, 4);
    rows(3, 101, 5);
    dots(23, 101, 6);
    transpose(39, 23, 7);
    tiles(6);
    twins.warmUp(0);
    for (ScalarUnary f : ScalarUnary.values()) {
      unary(f, Samples.sweep(10_007));
    }
  }

  private void elementwise(int size, int seed) {
    int[] x = Samples.wild(size, seed);
    int[] y = Samples.wild(size, seed + 1000);
    int[] out = new int[size];
    for (ScalarUnary f : ScalarUnary.values()) {
      unary(f, x);
    }
    for (ScalarBinary f : ScalarBinary.values()) {
      twins.compare(
          f + " " + size,
          size,
          (a, from, to) -> vector(f).contiguous(a[0], a[1], a[2], from, to),
          (s, from, to) -> f.contiguous(s[0], 0, s[1], 0, s[2], 0, from, to),
          x,
          y,
          out);
      twins.compare(
          f + " in place " + size,
          size,
          (a, from, to) -> vector(f).contiguous(a[0], a[1], a[1], from, to),
          (s, from, to) -> f.contiguous(s[0], 0, s[1], 0, s[1], 0, from, to),
          x,
          y);
      twins.compare(
          f + " scalar left " + size,
          size,
          (a, from, to) -> vector(f).scalarLeft(1.5f, a[0], a[1], from, to),
          (s, from, to) -> f.scalarLeft(1.5f, s[0], 0, s[1], 0, from, to),
          x,
          out);
      twins.compare(
          f + " scalar right in place " + size,
          size,
          (a, from, to) -> vector(f).scalarRight(a[0], -0.75f, a[0], from, to),
          (s, from, to) -> f.scalarRight(s[0], 0, -0.75f, s[0], 0, from, to),
          x);
    }
    twins.compare(
        "fill " + size,
        size,
        (a, from, to) -> VectorCopy.fill(a[0], 2.5f, from, to),
        (s, from, to) -> ScalarCopy.fill(s[0], 0, 2.5f, from, to),
        out);
    twins.compare(
        "copy " + size,
        size,
        (a, from, to) -> VectorCopy.copy(a[0], a[1], from, to),
        (s, from, to) -> ScalarCopy.copy(s[0], 0, s[1], 0, from, to),
        x,
        out);
  }

  private void unary(ScalarUnary f, int[] x) {
    twins.compare(
        f + " " + x.length,
        x.length,
        (a, from, to) -> vector(f).apply(a[0], a[1], from, to),
        (s, from, to) -> f.apply(s[0], 0, s[1], 0, from, to),
        x,
        new int[x.length]);
    twins.compare(
        f + " in place " + x.length,
        x.length,
        (a, from, to) -> vector(f).apply(a[0], a[0], from, to),
        (s, from, to) -> f.apply(s[0], 0, s[0], 0, from, to),
        x);
  }

  /** Kernels over [rows, columns] whose ranges are rows. */
  private void rows(int rows, int columns, int seed) {
    int[] x = Samples.wild(rows * columns, seed);
    int[] out = new int[rows * columns];
    int[] row = Samples.wild(columns, seed + 1);
    int[] column = Samples.wild(rows, seed + 2);
    String at = " [" + rows + ", " + columns + "]";
    for (ScalarBinary f : ScalarBinary.values()) {
      twins.compare(
          f + " row left" + at,
          rows,
          (a, from, to) -> vector(f).rowLeft(a[0], a[1], a[2], columns, from, to),
          (s, from, to) -> f.rowLeft(s[0], 0, s[1], 0, s[2], 0, columns, from, to),
          row,
          x,
          out);
      twins.compare(
          f + " row right in place" + at,
          rows,
          (a, from, to) -> vector(f).rowRight(a[0], a[1], a[0], columns, from, to),
          (s, from, to) -> f.rowRight(s[0], 0, s[1], 0, s[0], 0, columns, from, to),
          x,
          row);
      twins.compare(
          f + " column left" + at,
          rows,
          (a, from, to) -> vector(f).columnLeft(a[0], a[1], a[2], columns, from, to),
          (s, from, to) -> f.columnLeft(s[0], 0, s[1], 0, s[2], 0, columns, from, to),
          column,
          x,
          out);
      twins.compare(
          f + " column right" + at,
          rows,
          (a, from, to) -> vector(f).columnRight(a[0], a[1], a[2], columns, from, to),
          (s, from, to) -> f.columnRight(s[0], 0, s[1], 0, s[2], 0, columns, from, to),
          x,
          column,
          out);
    }
    int[] plain = Samples.plain(rows * columns, seed);
    int[] perRow = new int[rows];
    for (int[] input : new int[][] {x, plain, Samples.ties(rows * columns, seed)}) {
      twins.compare(
          "sumRows" + at,
          rows,
          (a, from, to) -> VectorReduction.sumRows(a[0], a[1], columns, from, to),
          (s, from, to) -> ScalarReduction.sumRows(s[0], 0, s[1], 0, columns, from, to),
          input,
          perRow);
      twins.compare(
          "maxRows" + at,
          rows,
          (a, from, to) -> VectorReduction.maxRows(a[0], a[1], columns, from, to),
          (s, from, to) -> ScalarReduction.maxRows(s[0], 0, s[1], 0, columns, from, to),
          input,
          perRow);
      twins.compare(
          "argmaxRows" + at,
          rows,
          (a, from, to) -> VectorLabels.argmaxRows(a[0], a[1], columns, from, to),
          (s, from, to) -> ScalarLabels.argmaxRows(s[0], 0, s[1], 0, columns, from, to),
          input,
          perRow);
      softmax(input, rows, columns, seed);
    }
  }

  /** Ranges are rows. */
  private void tiles(int seed) {
    int[] x = Samples.wild(5 * TILE_COLUMNS, seed);
    int[] y = Samples.wild(5 * TILE_COLUMNS, seed + 1);
    // No method references, which would load the vector class where nobody calls it.
    tile("tile add", (p, u, q, v, r, n) -> VectorTile.add(p, u, q, v, r, n), Float::sum, x, y);
    tile(
        "tile relu gradient",
        (p, u, q, v, r, n) -> VectorTile.reluGradient(p, u, q, v, r, n),
        ScalarTile::reluGradient,
        x,
        y);
    tile(
        "tile tanh gradient",
        (p, u, q, v, r, n) -> VectorTile.tanhGradient(p, u, q, v, r, n),
        ScalarTile::tanhGradient,
        x,
        y);
    tile(
        "tile sigmoid gradient",
        (p, u, q, v, r, n) -> VectorTile.sigmoidGradient(p, u, q, v, r, n),
        ScalarTile::sigmoidGradient,
        x,
        y);
  }

  private interface Tile {
    void run(long x, long xRow, long y, long yRow, int rows, int vectors);
  }

  private interface Function {
    float of(float x, float y);
  }

  private void tile(String name, Tile vector, Function scalar, int[] x, int[] y) {
    int columns = TILE_COLUMNS;
    long row = 4L * columns;
    twins.compare(
        name,
        x.length / columns,
        (a, from, to) -> {
          if (from < to) {
            vector.run(
                a[0] + from * row, row, a[1] + from * row, row, (int) (to - from),
                columns / Simd.LANES);
          }
        },
        (s, from, to) -> {
          for (long i = from * columns; i < to * columns; i++) {
            ScalarMemory.set(
                s[0], 0, i, scalar.of(ScalarMemory.get(s[0], 0, i), ScalarMemory.get(s[1], 0, i)));
          }
        },
        x,
        y);
  }

  private void softmax(int[] x, int rows, int columns, int seed) {
    String at = " [" + rows + ", " + columns + "]";
    int[] labels = Samples.labels(rows, columns, seed);
    twins.compare(
        "softmaxRows" + at,
        rows,
        (a, from, to) -> VectorSoftmax.softmaxRows(a[0], a[1], columns, from, to),
        (s, from, to) -> ScalarSoftmax.softmaxRows(s[0], 0, s[1], 0, columns, from, to),
        x,
        new int[rows * columns]);
    twins.compare(
        "crossEntropy in place" + at,
        rows,
        (a, from, to) ->
            VectorSoftmax.crossEntropy(a[0], a[1], a[2], a[0], columns, from, to),
        (s, from, to) ->
            ScalarSoftmax.crossEntropy(s[0], 0, s[1], 0, s[2], 0, s[0], 0, columns, from, to),
        x,
        labels,
        new int[rows]);
    for (boolean one : new boolean[] {true, false}) {
      twins.compare(
          "crossEntropyBoth, one scale " + one + at,
          rows,
          (a, from, to) ->
              VectorSoftmax.crossEntropyBoth(
                  a[0], a[1], a[2], one, a[3], a[4], columns, from, to),
          (s, from, to) ->
              ScalarSoftmax.crossEntropyBoth(
                  s[0], 0, s[1], 0, s[2], 0, one, s[3], 0, s[4], 0, columns, from, to),
          x,
          labels,
          Samples.plain(rows, seed),
          new int[rows],
          new int[rows * columns]);
    }
    twins.compare(
        "crossEntropyGradient" + at,
        rows,
        (a, from, to) ->
            VectorSoftmax.crossEntropyGradient(a[0], a[1], a[2], a[3], columns, from, to),
        (s, from, to) ->
            ScalarSoftmax.crossEntropyGradient(
                s[0], 0, s[1], 0, s[2], 0, s[3], 0, columns, from, to),
        x,
        labels,
        Samples.plain(rows, seed),
        new int[rows * columns]);
  }

  /** Dot products, whose ranges are rows; plain values, then special ones. */
  private void dots(int rows, int terms, int seed) {
    for (boolean wild : new boolean[] {false, true}) {
      int count = rows * terms;
      twins.compare(
          "dots [" + rows + ", " + terms + "]",
          rows,
          (a, from, to) -> {
            try (Arena arena = Arena.ofConfined()) {
              long scratch = arena.allocate(VectorDots.SCRATCH, 64).address();
              long y = a[1] + from * terms * 4L;
              VectorDots.dots(a[0], y, terms, (int) (to - from), a[2] + from * 4, scratch);
            }
          },
          (s, from, to) ->
              ScalarDots.dots(
                  s[0], 0, s[1], from * terms * 4L, terms, to - from, s[2], from * 4),
          Samples.plain(terms, seed + 1),
          wild ? Samples.wild(count, seed) : Samples.plain(count, seed),
          new int[rows]);
    }
  }

  /** Matrices that stand within wider ones, whose ranges are columns. */
  private void transpose(int rows, int columns, int seed) {
    long xRow = 4L * (columns + 1);
    long outRow = 4L * (rows + 2);
    twins.compare(
        "transpose [" + rows + ", " + columns + "]",
        columns,
        (a, from, to) -> {
          try (Arena arena = Arena.ofConfined()) {
            long scratch = arena.allocate(VectorTranspose.SCRATCH, 64).address();
            VectorTranspose.transpose(
                a[0] + from * 4, xRow, a[1] + from * outRow, outRow, rows, (int) (to - from),
                scratch);
          }
        },
        (s, from, to) ->
            ScalarTranspose.transpose(
                s[0], from * 4, xRow, s[1], from * outRow, outRow, rows, (int) (to - from)),
        Samples.wild(rows * (columns + 1) - 1, seed),
        Samples.plain(columns * (rows + 2) - 2, seed + 1));
  }

  /** Sums over the leading and the middle axis, whose ranges are outputs. */
  private void reductions(int size, int seed) {
    for (int rows : new int[] {1, 5, 18}) {
      twins.compare(
          "sumColumns [" + rows + ", " + size + "]",
          size,
          (a, from, to) -> VectorReduction.sumColumns(a[0], a[1], rows, size, from, to),
          (s, from, to) -> ScalarReduction.sumColumns(s[0], 0, s[1], 0, rows, size, from, to),
          Samples.plain(rows * size, seed),
          new int[size]);
    }
    int middle = 4;
    for (int inner : new int[] {1, 3, 20, 33}) {
      int outer = size / inner;
      twins.compare(
          "sumMiddle [" + outer + ", 4, " + inner + "]",
          (long) outer * inner,
          (a, from, to) -> VectorReduction.sumMiddle(a[0], a[1], middle, inner, from, to),
          (s, from, to) -> ScalarReduction.sumMiddle(s[0], 0, s[1], 0, middle, inner, from, to),
          Samples.wild(outer * middle * inner, seed),
          new int[outer * inner]);
    }
  }

  private void labels(int size, int seed) {
    twins.compare(
        "equal " + size,
        size,
        (a, from, to) -> VectorLabels.equal(a[0], a[1], a[2], from, to),
        (s, from, to) -> ScalarLabels.equal(s[0], 0, s[1], 0, s[2], 0, from, to),
        Samples.labels(size, 3, seed),
        Samples.labels(size, 3, seed + 1),
        new int[size]);
    twins.compare(
        "oneHot " + size,
        size,
        (a, from, to) -> VectorLabels.oneHot(a[0], a[1], 5, from, to),
        (s, from, to) -> ScalarLabels.oneHot(s[0], 0, s[1], 0, 5, from, to),
        Samples.labels(size, 5, seed),
        new int[size * 5]);
  }

  private void optimizers(int size, int seed) {
    int[] p = Samples.plain(size, seed);
    int[] g = Samples.wild(size, seed + 1);
    int[] m = Samples.plain(size, seed + 2);
    int[] v = Samples.positive(size, seed + 3);
    twins.compare(
        "sgd " + size,
        size,
        (a, from, to) -> VectorOptimizer.sgd(a[0], a[1], 0.1f, from, to),
        (s, from, to) -> ScalarOptimizer.sgd(s[0], 0, s[1], 0, 0.1f, from, to),
        p,
        g);
    twins.compare(
        "momentum " + size,
        size,
        (a, from, to) -> VectorOptimizer.momentum(a[0], a[1], a[2], 0.1f, 0.9f, from, to),
        (s, from, to) ->
            ScalarOptimizer.momentum(s[0], 0, s[1], 0, s[2], 0, 0.1f, 0.9f, from, to),
        p,
        g,
        m);
    twins.compare(
        "nesterov " + size,
        size,
        (a, from, to) -> VectorOptimizer.nesterov(a[0], a[1], a[2], 0.1f, 0.9f, from, to),
        (s, from, to) ->
            ScalarOptimizer.nesterov(s[0], 0, s[1], 0, s[2], 0, 0.1f, 0.9f, from, to),
        p,
        g,
        m);
    twins.compare(
        "adam " + size,
        size,
        (a, from, to) ->
            VectorOptimizer.adam(
                a[0], a[1], a[2], a[3], 3.69e-3f, 0.9f, 0.1f, 0.999f, 1e-3f, 18.27f, 1e-8f, from,
                to),
        (s, from, to) ->
            ScalarOptimizer.adam(
                s[0], 0, s[1], 0, s[2], 0, s[3], 0, 3.69e-3f, 0.9f, 0.1f, 0.999f, 1e-3f, 18.27f,
                1e-8f, from, to),
        p,
        g,
        m,
        v);
  }

  // Looked up inside the vector calls only, so that without the module no vector class is loaded.
  private static VectorUnary vector(ScalarUnary f) {
    return VectorUnary.valueOf(f.name());
  }

  private static VectorBinary vector(ScalarBinary f) {
    return VectorBinary.valueOf(f.name());
  }
}
