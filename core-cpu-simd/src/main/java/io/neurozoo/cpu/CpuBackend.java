// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.cpu.kernel.Simd;
import io.neurozoo.cpu.memory.Block;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.cpu.ops.BuiltinKernels;
import io.neurozoo.cpu.plan.KernelFinder;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.plan.Planner;
import io.neurozoo.cpu.thread.WorkerPool;
import io.neurozoo.graph.Graph;
import io.neurozoo.spi.Discovery;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs graphs on this machine's processors, with SIMD kernels where the JVM allows them. */
final class CpuBackend implements Backend {
  private static final Logger LOG = System.getLogger("io.neurozoo");
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private final BackendOptions options;
  private final boolean vectors;
  private final KernelFinder kernels;
  private final WorkerPool pool;
  private final OffHeap memory = new OffHeap();
  private final AtomicInteger executables = new AtomicInteger();
  private final Map<Tensor, TensorMemory> tensors = new ConcurrentHashMap<>();
  private final Set<String> warnedOps = ConcurrentHashMap.newKeySet();
  private boolean closed;

  CpuBackend(BackendOptions options) {
    this.options = options;
    this.vectors = options.vectors() && vectorsOrWarning();
    List<KernelProvider> providers = new ArrayList<>(List.of(new BuiltinKernels()));
    Discovery<KernelProvider> plugins =
        Discovery.of(KernelProvider.class, l -> ServiceLoader.load(KernelProvider.class, l));
    plugins.problems().forEach(p -> LOG.log(Level.WARNING, p));
    providers.addAll(plugins.found());
    this.kernels = new KernelFinder(providers, vectors);
    this.pool = new WorkerPool(options.threads());
  }

  private static boolean vectorsOrWarning() {
    var missing = VectorSupport.missing();
    missing.ifPresent(
        text -> {
          if (!WARNED.getAndSet(true)) {
            LOG.log(Level.WARNING, text);
          }
        });
    return missing.isEmpty();
  }

  @Override
  public String description() {
    return "cpu ("
        + (vectors ? Simd.LANES * Float.SIZE + "-bit vectors" : "scalar kernels")
        + ", " + threads() + (threads() == 1 ? " thread)" : " threads)");
  }

  @Override
  public int threads() {
    return pool.threads();
  }

  @Override
  public Tensor allocate(TensorType type) {
    checkOpen();
    var owner = new TensorMemory(memory.allocate(type.bytes(), "a tensor " + type));
    Tensor tensor = Tensor.wrap(type, owner.block.segment(), owner::close);
    owner.tensor = tensor;
    tensors.put(tensor, owner);
    return tensor;
  }

  @Override
  public Executable compile(Graph graph) {
    checkOpen();
    Plan plan = Planner.plan(graph, kernels, options.planMemory());
    List<String> slow = plan.withoutKernel().stream().filter(warnedOps::add).toList();
    if (!slow.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "no kernel was found for " + slow + "; these ops run by their reference definition, slowly; a KernelProvider"
              + " on the path makes them fast");
    }
    executables.incrementAndGet();
    return new CpuExecutable(this, plan);
  }

  OffHeap memory() {
    return memory;
  }

  WorkerPool pool() {
    return pool;
  }

  boolean poison() {
    return options.poison();
  }

  /** Counts a session's use of a tensor; null where the tensor is a view or somebody else's. */
  TensorMemory owner(Tensor tensor) {
    return tensors.get(tensor);
  }

  void executableClosed() {
    executables.decrementAndGet();
  }

  @Override
  public long usedBytes() {
    return memory.usedBytes();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this backend was closed; open another one");
    }
  }

  @Override
  public void close() {
    if (executables.get() != 0 || !tensors.isEmpty()) {
      throw new IllegalStateException(
          "the backend is in use by " + executables.get() + " executables and " + tensors.size()
              + " tensors; close them first");
    }
    if (!closed) {
      closed = true;
      pool.close();
    }
  }

  /** The block of one tensor and how many sessions use it. */
  final class TensorMemory {
    private final Block block;
    private final AtomicInteger users = new AtomicInteger();
    private Tensor tensor;

    TensorMemory(Block block) {
      this.block = block;
    }

    void acquire() {
      users.incrementAndGet();
    }

    void release() {
      users.decrementAndGet();
    }

    private void close() {
      if (users.get() != 0) {
        throw new IllegalStateException(
            "the tensor " + tensor.type() + " is bound to " + users.get() + " open sessions; close them first");
      }
      tensors.remove(tensor);
      block.close();
    }
  }
}
