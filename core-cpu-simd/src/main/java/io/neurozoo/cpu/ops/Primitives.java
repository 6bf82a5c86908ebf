// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.cpu.gemm.GemmShape;
import io.neurozoo.cpu.kernel.ScalarBinary;
import io.neurozoo.cpu.kernel.ScalarUnary;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.SgdStep;
import java.util.List;

/** The loops behind the kernels, once with vectors and once without; both leave the same bits. */
interface Primitives {

  /** Elements of the result. */
  Body unary(ScalarUnary function, Location x, Location out);

  /** Elements of the result, or rows for the row and column forms. */
  Body binary(ScalarBinary function, Broadcasting form, Location x, Location y, Location out);

  /**
   * Loops that together do what these do, one for each instruction, but for ranges only that begin
   * and end at multiples of 16: fewer, where several instructions can run in one.
   */
  List<Body> joined(BlockProgram program, List<Body> loops);

  /** Columns of [rows, columns] repeated from a scalar: elements. */
  Body fill();

  /** Rows of a result that repeats one row. */
  Body repeatRow(long columns);

  /** Rows of a result whose elements all are the operand's element of that row. */
  Body repeatColumn(long columns);

  /** Rows, each reduced to its sum. */
  Body sumRows(long columns);

  /** Rows, each reduced to its maximum. */
  Body maxRows(long columns);

  /** Elements of [outer, inner], each the sum over the middle axis. */
  Body sumMiddle(long middle, long inner);

  /** Rows to the index of their greatest element. */
  Body argMaxRows(long columns);

  /** Elements: equal integers to 1. */
  Body equal();

  /** Rows of one-hot. */
  Body oneHot(long classes);

  /** Rows of probabilities. */
  Body softmax(long columns);

  /** Rows of logits and labels to losses and probabilities. */
  Body crossEntropy(long classes);

  /** Rows of the gradient. */
  Body crossEntropyGradient(long classes);

  /**
   * Rows of logits and labels to losses and the gradient of the logits.
   *
   * @param oneScale whether the losses' gradient is one value, not one a row
   */
  Body crossEntropyBoth(long classes, boolean oneScale);

  /** Elements of the flat buffers. */
  Body sgd(SgdStep op);

  /** Elements of the flat buffers. */
  Body adam(AdamStep op);

  /** Matrices whose rows and columns change places. */
  RangeKernel transpose(TransposeTiles tiles);

  /**
   * A matrix product: units as it wants them. Operands: A, B, then the bias and then the matrix
   * that the epilogue reads.
   *
   * @param sums whether the second result is the sums of B's columns
   */
  RangeKernel gemm(GemmShape shape, Epilogue epilogue, boolean sums);
}
