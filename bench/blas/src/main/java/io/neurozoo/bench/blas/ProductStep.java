// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.blas;

import io.neurozoo.bench.contender.ProductTask;
import io.neurozoo.bench.contender.Step;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** One product on memory aligned to cache lines, as ours has it. */
final class ProductStep implements Step {
  private static final long ALIGNMENT = 64;

  private final ProductTask task;
  private final Sgemm sgemm;
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer c;

  ProductStep(ProductTask task, Sgemm sgemm) {
    this.task = task;
    this.sgemm = sgemm;
    a = aligned(task.a().length).put(task.a());
    b = aligned(task.b().length).put(task.b());
    c = aligned(task.m() * task.n());
  }

  private static FloatPointer aligned(int floats) {
    var memory = new FloatPointer(floats + ALIGNMENT / Float.BYTES);
    return memory.getPointer((-memory.address() & (ALIGNMENT - 1)) / Float.BYTES);
  }

  @Override
  public void run() {
    sgemm.run(task, a, b, c);
  }

  @Override
  public double checksum() {
    float[] values = new float[task.m() * task.n()];
    c.get(values);
    return ProductTask.checksum(values);
  }

  @Override
  public void close() {
    Pointer.deallocateReferences(); // views share their memory's deallocator
  }
}
