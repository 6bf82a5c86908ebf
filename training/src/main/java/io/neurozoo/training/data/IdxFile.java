// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.tensor.Shape;
import java.nio.file.Path;

/**
 * The content of an IDX file of unsigned bytes, the format of MNIST: two zero bytes, the element
 * type, the rank, one big-endian int32 for each extent, then the elements, row-major (LeCun, Cortes
 * and Burges, The MNIST database of handwritten digits).
 */
public final class IdxFile {

  private final String file;
  private final Shape shape;
  private final byte[] bytes;

  IdxFile(String file, Shape shape, byte[] bytes) {
    this.file = file;
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * Reads a file, plain or compressed by gzip, as its first bytes say. Of element types only
   * unsigned byte (0x08) is read, of ranks 1 to 4, and at most 1 GiB of elements. What the header
   * claims is checked against the file's length before memory is taken; neither missing nor further
   * bytes are accepted.
   *
   * @throws DataException where there is no such file, or it is not such an IDX file
   */
  public static IdxFile read(Path file) {
    return IdxReader.read(file);
  }

  /** The extents in the file's header; the first is the number of examples. */
  public Shape shape() {
    return shape;
  }

  /**
   * The examples as inputs in [0, 1], b * (1 / 255), of the shape that follows the first extent.
   *
   * @throws DataException where the rank is 1: these are labels
   */
  public Inputs inputs() {
    if (shape.rank() < 2) {
      throw new DataException(
          "idx '%s': a file of rank 1 %s holds labels, not inputs; give the file of images"
              .formatted(file, shape));
    }
    return new ByteInputs(shape.dropFirst(), bytes);
  }

  /**
   * The elements as class indices from 0 to 255.
   *
   * @throws DataException where the rank is not 1: these are inputs
   */
  public int[] labels() {
    if (shape.rank() != 1) {
      throw new DataException(
          "idx '%s': a file of rank %d %s holds inputs, not labels; give the file of labels"
              .formatted(file, shape.rank(), shape));
    }
    int[] labels = new int[bytes.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes[i] & 0xff;
    }
    return labels;
  }
}
