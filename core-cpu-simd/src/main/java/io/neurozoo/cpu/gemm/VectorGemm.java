// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.gemm;

import static io.neurozoo.cpu.gemm.VectorPanel.VECTOR;
import static io.neurozoo.cpu.kernel.Simd.LANES;

import io.neurozoo.cpu.kernel.VectorReduction;
import io.neurozoo.cpu.kernel.VectorUnary;

/**
 * GEMM with the Vector API, blocked after Goto and van de Geijn, "Anatomy of High-Performance
 * Matrix Multiplication", ACM TOMS 34(3), 2008.
 *
 * <p>From the outside in: bands of rows, over which a packed panel of B is used again; blocks of k;
 * blocks of panels of columns, whose part of B stays in the L2 cache; tiles of up to eight rows,
 * summed in registers. Sums continue from C at a later block of k, so blocking changes no bit.
 *
 * <p>No method of this package takes or returns a vector. The compiler always inlines the vector
 * API's own methods, but ours only up to its limits, which {@link #panel} with all it calls reaches
 * (see {@code io.neurozoo.cpu.kernel.Loop}). What lies beyond them then stays a call, which costs
 * nothing as long as no vector passes through it: a vector would become an object.
 */
public final class VectorGemm implements Sgemm {
  private static final int UNIT_ROWS = 4;
  private static final int BAND_ROWS = 1024;
  private static final int MAX_DEPTH = 512;

  /**
   * With few rows each packed value is used only a few times, so a block should not leave the L1
   * cache in between: 8 vectors by 64 terms are 32 KiB.
   */
  private static final int FEW_ROWS_DEPTH = 64;

  /**
   * Rows of a full tile. Eight rows by two vectors are 16 sums, four times what hides an FMA's
   * latency, and read two vectors of B for 16 FMAs where four by four read four. Twelve rows
   * would read fewer still, but gain little (at best 109 against 108 GFLOP/s at 256^3), and such a
   * method is too long for C1: in most launches every vector was then boxed for good (2 GFLOP/s).
   */
  private static final int TILE_ROWS = LANES == 16 ? 8 : 4;

  /**
   * With fewer rows, so few tiles read a panel of B in place that packing it does not pay: 64 rows
   * by 128 by 784 reach 114 GFLOP/s in place and 107 packed.
   */
  private static final int MIN_ROWS_TO_PACK = 129;

  /**
   * From this many floats between the rows of A on, packing it pays: 95 against 93 GFLOP/s at
   * 2048^3 with the kernels of before; with these 105 against 104 at 1024^3, and 111 against 113 at
   * 64 by 512 by 784.
   */
  private static final int MIN_STRIDE_TO_PACK = 2048;

  /**
   * Packed panels that a tile's rows of A go through while they are in the L1 cache; the panels
   * stay in the L2 cache meanwhile (8 of 32 columns by 512 terms are 512 KiB). One panel at a time
   * for all rows fetches A from the L3 cache for each panel: 105 against 108 GFLOP/s at 1024^3, 105
   * against 110 at 512^3. With few rows A stays in the L2 cache, and a panel is best used at once.
   */
  private static final int BLOCK_PANELS = 8;

  private static final int MIN_COLUMNS_TO_PACK = 512;

  private final Epilogue epilogue;
  private final int m;
  private final int n;
  private final int k;

  /** Bytes from one row of op(A), or one of its columns, to the next. */
  private final long aRow;
  private final long aStep;

  private final boolean transposeA;
  private final boolean transposeB;
  private final long bRow;
  private final long cRow;

  private final boolean splitRows;
  private final boolean packA;

  /** Whether a tile reads A by columns; else by rows. */
  private final boolean columnsOfA;

  private final boolean packB;
  private final int maxDepth;
  private final int panelVectors;
  private final int width;
  private final int blockColumns;

  // Where the parts of the scratch begin.
  private final long tailBias;
  private final long tile;
  private final long matrixTile;
  private final long square;
  private final long packedA;
  private final long packedB;
  private final long scratchBytes;

  private VectorGemm(GemmShape shape, Epilogue epilogue) {
    this.epilogue = epilogue;
    m = shape.m();
    n = shape.n();
    k = shape.k();
    transposeA = shape.transposeA();
    aRow = transposeA ? 4L : 4L * k;
    aStep = transposeA ? 4L * m : 4L;
    transposeB = shape.transposeB();
    bRow = 4L * (transposeB ? k : n);
    cRow = 4L * n;
    splitRows = m >= n;
    panelVectors = panelVectors(m);
    width = panelVectors * LANES;
    packA =
        m >= LANES && n >= MIN_COLUMNS_TO_PACK && (transposeA ? m : k) >= MIN_STRIDE_TO_PACK;
    columnsOfA = transposeA || packA;
    packB = transposeB || m >= MIN_ROWS_TO_PACK;
    int most = transposeB && m < TILE_ROWS ? FEW_ROWS_DEPTH : MAX_DEPTH;
    int blocks = Math.max(1, (k + most - 1) / most);
    int deep = Math.max(1, (k + blocks - 1) / blocks);
    maxDepth = blocks == 1 ? deep : (deep + LANES - 1) / LANES * LANES;

    long panelRow = width * 4L;
    // The first panel row stays zero: what the first block of k starts from.
    tailBias = panelRow;
    tile = tailBias + panelRow;
    matrixTile = tile + TILE_ROWS * panelRow;
    square = matrixTile + (epilogue.readsMatrix() && n % LANES != 0 ? TILE_ROWS * panelRow : 0);
    packedB = square + VectorPanel.SQUARES;
    blockColumns = m >= MIN_ROWS_TO_PACK ? BLOCK_PANELS * width : width;
    int widest = VectorPanel.vectors(Math.min(n, blockColumns));
    packedA = packedB + (packB || n % LANES != 0 ? widest * maxDepth * VECTOR : 0);
    int stripsOfA = packA ? VectorPanel.vectors(Math.min(BAND_ROWS, m)) : 0;
    scratchBytes = packedA + maxDepth * VECTOR * stripsOfA;
  }

  /** Plans the product for one shape; the plan is immutable and shared by all threads. */
  public static Sgemm of(GemmShape shape, Epilogue epilogue) {
    if (shape.isDots()) {
      return new VectorDotGemm(shape, epilogue);
    }
    return shape.n() == 1
        ? VectorColumnGemm.of(shape, epilogue)
        : new VectorGemm(shape, epilogue);
  }

  @Override
  public int units() {
    return splitRows ? (m + UNIT_ROWS - 1) / UNIT_ROWS : VectorPanel.vectors(n);
  }

  @Override
  public long scratchBytes() {
    return scratchBytes;
  }

  @Override
  public void run(
      long a,
      long b,
      long c,
      long bias,
      long matrix,
      long sums,
      long scratch,
      int fromUnit,
      int toUnit) {
    VectorPanel.clear(scratch, panelVectors);
    if (splitRows) {
      int from = fromUnit * UNIT_ROWS;
      int to = (int) Math.min(m, (long) toUnit * UNIT_ROWS);
      for (int i = from; i < to; i += BAND_ROWS) {
        band(a, b, c, bias, matrix, sums, scratch, i, Math.min(BAND_ROWS, to - i), 0, n);
      }
      activate(c, from, to, 0, n);
    } else {
      int from = fromUnit * LANES;
      int to = (int) Math.min(n, (long) toUnit * LANES);
      for (int i = 0; i < m; i += BAND_ROWS) {
        band(a, b, c, bias, matrix, sums, scratch, i, Math.min(BAND_ROWS, m - i), from, to);
      }
      activate(c, 0, m, from, to);
    }
  }

  @Override
  public Region region(int fromUnit, int toUnit) {
    return splitRows
        ? new Region(fromUnit * UNIT_ROWS, (int) Math.min(m, (long) toUnit * UNIT_ROWS), 0, n)
        : new Region(0, m, fromUnit * LANES, (int) Math.min(n, (long) toUnit * LANES));
  }

  /** A panel's width, so that the sums of a tile fill the registers: 32 with 512 bits, else 16. */
  private static int panelVectors(int m) {
    if (m == 1) {
      return 8;
    }
    return LANES < 16 ? 3 : m < TILE_ROWS ? 4 : 2;
  }

  /** The rows of the next tile. */
  private static int height(int rest) {
    return rest >= TILE_ROWS ? TILE_ROWS : rest >= 4 ? 4 : rest >= 2 ? 2 : 1;
  }

  /** The activations that are not done tile by tile. */
  private void activate(long c, int fromRow, int toRow, int fromColumn, int toColumn) {
    switch (epilogue.activation()) {
      case NONE, RELU, RELU_GRADIENT, TANH_GRADIENT, SIGMOID_GRADIENT -> {}
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
      long a,
      long b,
      long c,
      long bias,
      long matrix,
      long sums,
      long scratch,
      int i,
      int rows,
      int j,
      int toColumn) {
    int p = 0;
    do {
      int depth = Math.min(maxDepth, k - p);
      long aBlock = a + i * aRow + p * aStep;
      if (packA) {
        packA(aBlock, rows, depth, scratch);
      }
      for (int column = j, columns; column < toColumn; column += columns) {
        columns = Math.min(toColumn - column, blockColumns);
        if (sums != 0 && i == 0 && p == 0) {
          VectorReduction.sumColumns(b, sums, k, n, column, column + columns);
        }
        block(
            aBlock, b, c + i * cRow, bias, matrix + i * cRow, scratch, rows, p, depth, column,
            columns);
      }
      p += depth;
    } while (p < k);
  }

  /** The columns of the next panel; none has five to seven vectors. */
  private int panelColumns(int rest) {
    return Math.min(rest, rest < width ? Math.min(width, 4 * LANES) : width);
  }

  /** Packs a band's block of A in strips of LANES rows. */
  private void packA(long aBlock, int rows, int depth, long scratch) {
    long to = scratch + packedA;
    if (transposeA) {
      VectorPanel.pack(aBlock, aStep, depth, rows, to);
    } else {
      VectorPanel.packTransposed(aBlock, aRow, depth, rows, to, scratch + square);
    }
  }

  /** Adds one block of k to the rows of a band, for the columns of one block of panels. */
  private void block(
      long aBlock,
      long b,
      long cBand,
      long bias,
      long matrixBand,
      long scratch,
      int rows,
      int p,
      int depth,
      int column,
      int columns) {
    int end = column + columns;
    for (int j = column, panel; j < end; j += panel) {
      panel = panelColumns(end - j);
      long packed = scratch + packedB + (j - column) * 4L * depth;
      packPanel(b, bias, scratch, p, depth, j, panel, packed);
    }
    int step = columns <= width ? rows : TILE_ROWS;
    for (int r = 0; r < rows; r += step) {
      int toRow = Math.min(rows, r + step);
      for (int j = column, panel; j < end; j += panel) {
        panel = panelColumns(end - j);
        long packed = scratch + packedB + (j - column) * 4L * depth;
        panel(
            aBlock, b, cBand, bias, matrixBand, scratch, r, toRow, p, depth, j, panel, packed);
      }
    }
  }

  /** Packs the block of B for one panel, unless tiles read it in place. */
  private void packPanel(
      long b, long bias, long scratch, int p, int depth, int column, int columns, long packed) {
    if (transposeB) {
      VectorPanel.packTransposed(
          b + column * bRow + p * 4L, bRow, depth, columns, packed, scratch + square);
    } else if (packB || columns % LANES != 0) {
      VectorPanel.pack(b + p * bRow + column * 4L, bRow, depth, columns, packed);
    }
    if (columns % LANES != 0 && p + depth == k && epilogue.bias()) {
      VectorPanel.pack(bias + column * 4L, 0, 1, columns, scratch + tailBias);
    }
  }

  /** Adds one block of k to some rows of a band, for the columns of one panel. */
  private void panel(
      long aBlock,
      long b,
      long cBand,
      long bias,
      long matrixBand,
      long scratch,
      int fromRow,
      int toRow,
      int p,
      int depth,
      int column,
      int columns,
      long packed) {
    int vectors = VectorPanel.vectors(columns);
    boolean whole = columns == vectors * LANES;
    boolean first = p == 0;
    boolean last = p + depth == k;
    boolean inPlace = whole && !packB;
    long panel = inPlace ? b + p * bRow + column * 4L : packed;
    long panelStep = inPlace ? bRow : VECTOR;
    long panelVector = inPlace ? VECTOR : depth * VECTOR;
    long biasPart = whole ? bias + column * 4L : scratch + tailBias;

    for (int r = fromRow, height; r < toRow; r += height) {
      height = height(toRow - r);
      long aTile = aBlock + r * aRow;
      long aTileRow = aRow;
      long aTileStep = aStep;
      if (packA) {
        aTile = scratch + packedA + (r - r % LANES) * 4L * depth + r % LANES * 4L;
        aTileRow = 4;
        aTileStep = VECTOR;
      }

      long target = cBand + r * cRow + column * 4L;
      long cTile = whole ? target : scratch + tile;
      long cTileRow = whole ? cRow : vectors * VECTOR;
      if (!whole && !first) {
        VectorPanel.load(target, cRow, height, columns, cTile);
      }
      long start = first ? scratch : cTile;
      long startRow = first ? 0 : cTileRow;
      switch (height) {
        case 1 ->
            VectorOneRow.run(
                vectors, aTile, aTileRow, aTileStep, panel, panelStep, panelVector, start, startRow,
                cTile, cTileRow, depth);
        case 2 ->
            VectorTwoRows.run(
                vectors, aTile, aTileRow, aTileStep, panel, panelStep, panelVector, start, startRow,
                cTile, cTileRow, depth);
        case 4 ->
            VectorFourRows.run(
                vectors, aTile, aTileRow, aTileStep, panel, panelStep, panelVector, start, startRow,
                cTile, cTileRow, depth);
        default -> {
          if (columnsOfA) {
            VectorEightColumns.run(
                vectors, aTile, aTileStep, panel, panelStep, panelVector, start, startRow,
                cTile, cTileRow, depth);
          } else {
            VectorEightRows.run(
                vectors, aTile, aTileRow, panel, panelStep, panelVector, start, startRow,
                cTile, cTileRow, depth);
          }
        }
      }
      if (last) {
        long matrix = matrixBand + r * cRow + column * 4L;
        long matrixRow = cRow;
        if (!whole && epilogue.readsMatrix()) {
          VectorPanel.load(matrix, cRow, height, columns, scratch + matrixTile);
          matrix = scratch + matrixTile;
          matrixRow = cTileRow;
        }
        VectorEpilogue.apply(
            epilogue, cTile, cTileRow, height, vectors, biasPart, matrix, matrixRow);
      }
      if (!whole) {
        VectorPanel.unpack(cTile, height, columns, target, cRow);
      }
    }
  }
}
