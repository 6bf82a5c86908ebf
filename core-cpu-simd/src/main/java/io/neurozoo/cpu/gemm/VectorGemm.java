// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.gemm.VectorPanel.VECTOR;
import static io.neurozoo.cpu.gemm.VectorPanel.WIDTH;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import io.neurozoo.cpu.kernel.VectorUnary;

/**
 * GEMM with the Vector API, blocked after Goto and van de Geijn, "Anatomy of High-Performance
 * Matrix Multiplication", ACM TOMS 34(3), 2008.
 *
 * <p>From the outside in: bands of rows, whose block of A fits the L2 cache; blocks of k; panels of
 * columns, whose block of B stays close to the L1 cache; tiles of four rows, summed in registers.
 * Sums continue from C at a later block of k, so blocking changes no bit.
 *
 * <p>No method of this package takes or returns a vector. The compiler always inlines the vector
 * API's own methods, but ours only up to its limits, which {@link #panel} with all it calls reaches
 * (see {@code io.neurozoo.cpu.kernel.Loop}). What lies beyond them then stays a call, which costs
 * nothing as long as no vector passes through it: a vector would become an object.
 */
public final class VectorGemm implements Sgemm {
  private static final int TILE_ROWS = 4;
  private static final int BAND_ROWS = 256;
  private static final int MAX_DEPTH = 256;

  /** With fewer rows, so few tiles read a panel of B in place that packing it does not pay. */
  private static final int MIN_ROWS_TO_PACK = 129;

  private final Epilogue epilogue;
  private final int m;
  private final int n;
  private final int k;

  /** Bytes from one row of op(A), or one of its columns, to the next. */
  private final long aRow;
  private final long aStep;

  private final boolean transposeB;
  private final long bRow;
  private final long cRow;

  private final boolean splitRows;
  private final boolean packA;
  private final boolean packB;
  private final int maxDepth;

  // Where the parts of the scratch begin.
  private final long tailBias;
  private final long tile;
  private final long square;
  private final long packedA;
  private final long packedB;
  private final long scratchBytes;

  private VectorGemm(GemmShape shape, Epilogue epilogue) {
    this.epilogue = epilogue;
    m = shape.m();
    n = shape.n();
    k = shape.k();
    aRow = shape.transposeA() ? 4L : 4L * k;
    aStep = shape.transposeA() ? 4L * m : 4L;
    transposeB = shape.transposeB();
    bRow = 4L * (transposeB ? k : n);
    cRow = 4L * n;
    splitRows = m >= n;
    packA = shape.transposeA() && m >= LANES && n > WIDTH;
    packB = transposeB || m >= MIN_ROWS_TO_PACK;
    int blocks = Math.max(1, (k + MAX_DEPTH - 1) / MAX_DEPTH);
    maxDepth = Math.max(1, (k + blocks - 1) / blocks);

    long panelRow = WIDTH * 4L;
    // The first panel row stays zero: what the first block of k starts from.
    tailBias = panelRow;
    tile = tailBias + panelRow;
    square = tile + TILE_ROWS * panelRow;
    packedB = square + (transposeB ? VectorTranspose.SCRATCH : 0);
    packedA = packedB + (packB || n % LANES != 0 ? maxDepth * panelRow : 0);
    scratchBytes = packedA + (packA ? 4L * maxDepth * Math.min(BAND_ROWS, m) : 0);
  }

  /** Plans the product for one shape; the plan is immutable and shared by all threads. */
  public static Sgemm of(GemmShape shape, Epilogue epilogue) {
    return new VectorGemm(shape, epilogue);
  }

  @Override
  public int units() {
    return splitRows ? (m + TILE_ROWS - 1) / TILE_ROWS : VectorPanel.vectors(n);
  }

  @Override
  public long scratchBytes() {
    return scratchBytes;
  }

  @Override
  public void run(long a, long b, long c, long bias, long scratch, int fromUnit, int toUnit) {
    VectorPanel.clear(scratch, VectorPanel.VECTORS);
    if (splitRows) {
      int from = fromUnit * TILE_ROWS;
      int to = (int) Math.min(m, (long) toUnit * TILE_ROWS);
      for (int i = from; i < to; i += BAND_ROWS) {
        band(a, b, c, bias, scratch, i, Math.min(BAND_ROWS, to - i), 0, n);
      }
      activate(c, from, to, 0, n);
    } else {
      int from = fromUnit * LANES;
      int to = (int) Math.min(n, (long) toUnit * LANES);
      for (int i = 0; i < m; i += BAND_ROWS) {
        band(a, b, c, bias, scratch, i, Math.min(BAND_ROWS, m - i), from, to);
      }
      activate(c, 0, m, from, to);
    }
  }

  /** The activations that are not done tile by tile. */
  private void activate(long c, int fromRow, int toRow, int fromColumn, int toColumn) {
    switch (epilogue.activation()) {
      case NONE, RELU -> {}
      case TANH -> activate(VectorUnary.TANH, c, fromRow, toRow, fromColumn, toColumn);
      case SIGMOID -> activate(VectorUnary.SIGMOID, c, fromRow, toRow, fromColumn, toColumn);
    }
  }

  private void activate(
      VectorUnary f, long c, int fromRow, int toRow, int fromColumn, int toColumn) {
    if (toColumn - fromColumn == n) {
      f.apply(c, c, (long) fromRow * n, (long) toRow * n);
      return;
    }
    for (int i = fromRow; i < toRow; i++) {
      f.apply(c + i * cRow, c + i * cRow, fromColumn, toColumn);
    }
  }

  /** Computes {@code rows} rows of C from row i on, for the columns from j to {@code toColumn}. */
  private void band(
      long a, long b, long c, long bias, long scratch, int i, int rows, int j, int toColumn) {
    int p = 0;
    do {
      int depth = Math.min(maxDepth, k - p);
      long aBlock = a + i * aRow + p * aStep;
      int packedRows = packA ? rows - rows % LANES : 0;
      for (int r = 0; r < packedRows; r += LANES) {
        VectorPanel.copy(
            aBlock + r * aRow, aStep, depth, scratch + packedA + 4L * r * maxDepth, VECTOR);
      }
      for (int column = j; column < toColumn; column += WIDTH) {
        int columns = Math.min(WIDTH, toColumn - column);
        panel(aBlock, packedRows, b, c + i * cRow, bias, scratch, rows, p, depth, column, columns);
      }
      p += depth;
    } while (p < k);
  }

  /** Adds one block of k to the rows of a band, for the columns of one panel. */
  private void panel(
      long aBlock,
      int packedRows,
      long b,
      long cBand,
      long bias,
      long scratch,
      int rows,
      int p,
      int depth,
      int column,
      int columns) {
    int vectors = VectorPanel.vectors(columns);
    boolean whole = columns == vectors * LANES;
    boolean first = p == 0;
    boolean last = p + depth == k;

    long panel = b + p * bRow + column * 4L;
    long panelStep = bRow;
    if (transposeB) {
      panel = scratch + packedB;
      panelStep = vectors * VECTOR;
      VectorPanel.packTransposed(
          b + column * bRow + p * 4L, bRow, depth, columns, panel, scratch + square);
    } else if (packB || !whole) {
      panel = scratch + packedB;
      panelStep = vectors * VECTOR;
      VectorPanel.pack(b + p * bRow + column * 4L, bRow, depth, columns, panel);
    }

    long biasPart = bias + column * 4L;
    if (!whole && last && epilogue.bias()) {
      biasPart = scratch + tailBias;
      VectorPanel.pack(bias + column * 4L, 0, 1, columns, biasPart);
    }

    for (int r = 0, height; r < rows; r += height) {
      height = rows - r >= 4 ? 4 : rows - r >= 2 ? 2 : 1;
      boolean packed = r < packedRows;
      // LANES rows of packed A stand together, column after column.
      long aTile =
          packed
              ? scratch + packedA + 4L * ((long) (r - r % LANES) * maxDepth + r % LANES)
              : aBlock + r * aRow;
      long aTileStep = packed ? VECTOR : aStep;

      long target = cBand + r * cRow + column * 4L;
      long cTile = whole ? target : scratch + tile;
      long cTileRow = whole ? cRow : vectors * VECTOR;
      if (!whole && !first) {
        VectorPanel.pack(target, cRow, height, columns, cTile);
      }
      long start = first ? scratch : cTile;
      long startRow = first ? 0 : cTileRow;
      switch (height) {
        case 4 ->
            VectorFourRows.run(
                vectors, aTile, aRow, aTileStep, panel, panelStep, start, startRow, cTile, cTileRow,
                depth);
        case 2 ->
            VectorTwoRows.run(
                vectors, aTile, aRow, aTileStep, panel, panelStep, start, startRow, cTile, cTileRow,
                depth);
        default ->
            VectorOneRow.run(
                vectors, aTile, aRow, aTileStep, panel, panelStep, start, startRow, cTile, cTileRow,
                depth);
      }
      if (last) {
        VectorEpilogue.apply(epilogue, cTile, cTileRow, height, vectors, biasPart);
      }
      if (!whole) {
        VectorPanel.unpack(cTile, height, columns, target, cRow);
      }
    }
  }
}
