// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.Executable;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs graphs by the ops' own definitions ({@link ReferenceExecutor}): the oracle for whole graphs.
 *
 * <p>Everything in between is computed in double precision; only outputs are rounded to their
 * types. Tensors lie on the heap, but are counted and must be closed as if they were off it. Slow
 * on purpose, and allocates in every run.
 */
public final class ReferenceBackend implements Backend {
  private final AtomicLong usedBytes = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean closed;

  /** A backend of one thread. */
  public ReferenceBackend() {}

  @Override
  public String description() {
    return "reference (definitions of the ops, double precision)";
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Tensor allocate(TensorType type) {
    Tensor memory = Tensor.onHeap(type);
    opened(type.bytes());
    return Tensor.wrap(type, memory.segment(), () -> closed(type.bytes()));
  }

  @Override
  public Executable compile(Graph graph) {
    opened(0);
    return new ReferenceExecutable(this, graph);
  }

  @Override
  public long usedBytes() {
    return usedBytes.get();
  }

  /** Counts something of this backend that must be closed before it. */
  private void opened(long bytes) {
    if (closed) {
      throw new IllegalStateException(
          "the reference backend was closed; keep it open while it is in use");
    }
    open.incrementAndGet();
    usedBytes.addAndGet(bytes);
  }

  /** Counts something as closed. */
  void closed(long bytes) {
    open.decrementAndGet();
    usedBytes.addAndGet(-bytes);
  }

  /**
   * Ends the backend; closing twice does nothing.
   *
   * @throws IllegalStateException while a tensor or an executable is open
   */
  @Override
  public void close() {
    if (open.get() > 0) {
      throw new IllegalStateException(
          "the reference backend was closed while "
              + open.get()
              + " of its tensors and executables are open ("
              + usedBytes()
              + " bytes); close them first");
    }
    closed = true;
  }
}
