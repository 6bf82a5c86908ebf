// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.blas;

import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.ProductTask;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS through CBLAS. */
final class OpenBlas {
  private OpenBlas() {}

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(OpenBlas::open, arguments);
  }

  private static Contender open(int threads) {
    openblas.blas_set_num_threads(threads);
    return Library.of(openblas.class, OpenBlas::sgemm);
  }

  private static void sgemm(ProductTask task, FloatPointer a, FloatPointer b, FloatPointer c) {
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        task.transposeA() ? openblas.CblasTrans : openblas.CblasNoTrans,
        task.transposeB() ? openblas.CblasTrans : openblas.CblasNoTrans,
        task.m(), task.n(), task.k(),
        1f, a, Sgemm.lda(task), b, Sgemm.ldb(task),
        0f, c, task.n());
  }
}
