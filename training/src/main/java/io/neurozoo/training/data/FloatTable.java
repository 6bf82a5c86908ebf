// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of floats, all as long, 4 bytes a value: in pieces, so that it grows without being copied
 * and beyond what one array holds. Not thread-safe while it grows.
 */
final class FloatTable {

  /** Floats of a piece, about; 256 KiB. */
  private static final int PIECE = 1 << 16;

  private final int width;
  private final int rowsOfPiece;
  private final List<float[]> pieces = new ArrayList<>();
  private int rows;

  FloatTable(int width) {
    this.width = width;
    this.rowsOfPiece = Math.max(1, PIECE / width);
  }

  void add(float[] row) {
    int at = rows % rowsOfPiece;
    if (at == 0) {
      pieces.add(new float[rowsOfPiece * width]);
    }
    System.arraycopy(row, 0, pieces.getLast(), at * width, width);
    rows = Math.addExact(rows, 1);
  }

  /** Gives back what the last piece has too much. */
  void trim() {
    int used = (rows - 1) % rowsOfPiece + 1;
    pieces.add(Arrays.copyOf(pieces.removeLast(), used * width));
  }

  int rows() {
    return rows;
  }

  float get(int row, int column) {
    return piece(row)[start(row) + column];
  }

  /** The piece that holds a row. */
  float[] piece(int row) {
    return pieces.get(row / rowsOfPiece);
  }

  /** Where the row starts in its {@link #piece}. */
  int start(int row) {
    return row % rowsOfPiece * width;
  }
}
