// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.blas;

import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.ProductTask;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;

/** MKL through CBLAS. */
final class Mkl {
  private Mkl() {}

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(Mkl::open, arguments);
  }

  private static Contender open(int threads) {
    mkl_rt.MKL_Set_Num_Threads(threads);
    return Library.of(mkl_rt.class, Mkl::sgemm);
  }

  private static void sgemm(ProductTask task, FloatPointer a, FloatPointer b, FloatPointer c) {
    mkl_rt.cblas_sgemm(
        mkl_rt.CblasRowMajor,
        task.transposeA() ? mkl_rt.CblasTrans : mkl_rt.CblasNoTrans,
        task.transposeB() ? mkl_rt.CblasTrans : mkl_rt.CblasNoTrans,
        task.m(), task.n(), task.k(),
        1f, a, Sgemm.lda(task), b, Sgemm.ldb(task),
        0f, c, task.n());
  }
}
