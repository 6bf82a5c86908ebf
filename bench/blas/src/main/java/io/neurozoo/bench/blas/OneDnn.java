// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.blas;

import io.neurozoo.bench.contender.Contender;
import io.neurozoo.bench.contender.ContenderMain;
import io.neurozoo.bench.contender.ProductTask;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** oneDNN, whose threads are OpenMP's: the harness sets OMP_NUM_THREADS. */
final class OneDnn {
  private OneDnn() {}

  /** Runs one workload. */
  public static void main(String[] arguments) {
    ContenderMain.run(threads -> open(), arguments);
  }

  private static Contender open() {
    return Library.of(dnnl.class, OneDnn::sgemm);
  }

  private static void sgemm(ProductTask task, FloatPointer a, FloatPointer b, FloatPointer c) {
    int status =
        dnnl.dnnl_sgemm(
            (byte) (task.transposeA() ? 'T' : 'N'),
            (byte) (task.transposeB() ? 'T' : 'N'),
            task.m(), task.n(), task.k(),
            1f, a, Sgemm.lda(task), b, Sgemm.ldb(task),
            0f, c, task.n());
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("dnnl_sgemm returned " + status);
    }
  }
}
