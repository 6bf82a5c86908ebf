// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.blas;

import io.neurozoo.bench.contender.ProductTask;
import org.bytedeco.javacpp.FloatPointer;

/** A library's product of row-major matrices. */
@FunctionalInterface
interface Sgemm {
  /** C = op(A) op(B). */
  void run(ProductTask task, FloatPointer a, FloatPointer b, FloatPointer c);

  /** Floats from one stored row of A to the next. */
  static int lda(ProductTask task) {
    return task.transposeA() ? task.m() : task.k();
  }

  /** Floats from one stored row of B to the next. */
  static int ldb(ProductTask task) {
    return task.transposeB() ? task.k() : task.n();
  }
}
