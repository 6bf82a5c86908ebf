// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fused kernel for {@link TanhRnn}: one loop over the sequence, the hidden state never leaves the
 * cache.
 */
public final class TanhRnnKernels implements KernelProvider {
  static final AtomicInteger RUNS = new AtomicInteger();
  static final AtomicInteger RESIDUALS_WRITTEN = new AtomicInteger();

  @Override
  public Optional<Kernel> kernel(KernelRequest request) {
    if (!(request.op() instanceof TanhRnn)) {
      return Optional.empty();
    }
    Shape x = request.inputs().get(0).shape();
    return Optional.of(
        new Forward(x.dim(0), x.dim(1), x.dim(2), request.inputs().get(3).shape().dim(0)));
  }

  private record Forward(int time, int batch, int in, int hidden) implements Kernel {

    @Override
    public void run(KernelArguments a, long from, long to) {
      RUNS.incrementAndGet();
      MemorySegment h = a.output(0);
      MemorySegment slopes = a.output(1);
      if (slopes != null) {
        RESIDUALS_WRITTEN.incrementAndGet();
      }
      for (int t = 0; t < time; t++) {
        MemorySegment before = t == 0 ? a.input(4) : h;
        long start = t == 0 ? 0 : (long) (t - 1) * batch * hidden;
        for (int row = 0; row < batch; row++) {
          for (int u = 0; u < hidden; u++) {
            long at = ((long) t * batch + row) * hidden + u;
            float value = (float) StrictMath.tanh(sum(a, t, row, u, before, start));
            h.setAtIndex(DType.FLOAT, at, value);
            if (slopes != null) {
              slopes.setAtIndex(DType.FLOAT, at, 1 - value * value);
            }
          }
        }
      }
    }

    private float sum(
        KernelArguments a, int t, int row, int unit, MemorySegment before, long start) {
      float sum = a.input(3).getAtIndex(DType.FLOAT, unit);
      for (int i = 0; i < in; i++) {
        float x = a.input(0).getAtIndex(DType.FLOAT, ((long) t * batch + row) * in + i);
        sum += x * a.input(1).getAtIndex(DType.FLOAT, (long) i * hidden + unit);
      }
      for (int i = 0; i < hidden; i++) {
        float state = before.getAtIndex(DType.FLOAT, start + (long) row * hidden + i);
        sum += state * a.input(2).getAtIndex(DType.FLOAT, (long) i * hidden + unit);
      }
      return sum;
    }
  }
}
