// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.cpu.kernel.Simd;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.cpu.ops.BuiltinKernels;
import io.neurozoo.cpu.plan.KernelFinder;
import io.neurozoo.cpu.plan.Plan;
import io.neurozoo.cpu.plan.Planner;
import io.neurozoo.cpu.thread.WorkerPool;
import io.neurozoo.cpu.warm.Twin;
import io.neurozoo.cpu.warm.Warmer;
import io.neurozoo.graph.Graph;
import io.neurozoo.spi.Discovery;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Runs graphs on this machine's processors, with SIMD kernels where the JVM allows them. */
final class CpuBackend implements Backend {
  private static final Logger LOG = System.getLogger("io.neurozoo");
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  /**
   * System property that, where true, has vector kernels run from the first step on: for tests, and
   * to compare.
   */
  private static final String COLD = "neurozoo.cold";

  private final BackendOptions options;
  private final boolean vectors;
  private final KernelFinder kernels;
  private final WorkerPool pool;

  /** Null where sessions run their kernels cold. */
  private final Warmer warmer;

  private final OffHeap memory = new OffHeap();
  private final BackendTensors tensors = new BackendTensors(memory);
  private final UseCount uses = new UseCount("this backend was closed; open another one");
  private final Set<String> warnedOps = ConcurrentHashMap.newKeySet();

  CpuBackend(BackendOptions options) {
    this.options = options;
    this.vectors = options.vectors() && vectorsOrWarning();
    List<KernelProvider> providers = new ArrayList<>(List.of(new BuiltinKernels()));
    Discovery<KernelProvider> plugins =
        Discovery.of(KernelProvider.class, l -> ServiceLoader.load(KernelProvider.class, l));
    plugins.problems().forEach(p -> LOG.log(Level.WARNING, p));
    providers.addAll(plugins.found());
    this.kernels = new KernelFinder(providers, vectors);
    this.warmer =
        vectors && !Boolean.getBoolean(COLD) ? new Warmer(kernels, WarmUpMemory::arguments) : null;
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
        + ", "
        + threads()
        + (threads() == 1 ? " thread)" : " threads)");
  }

  @Override
  public int threads() {
    return pool.threads();
  }

  @Override
  public Tensor allocate(TensorType type) {
    return using(() -> tensors.allocate(type, uses::release));
  }

  @Override
  public Executable compile(Graph graph) {
    return using(() -> plan(graph));
  }

  /** What is made counts as a use of this backend until it is closed. */
  private <T> T using(Supplier<T> make) {
    uses.acquire();
    try {
      return make.get();
    } catch (RuntimeException | Error e) {
      uses.release();
      throw e;
    }
  }

  private Executable plan(Graph graph) {
    Plan plan = Planner.plan(graph, kernels, options.planMemory());
    List<String> slow = plan.withoutKernel().stream().filter(warnedOps::add).toList();
    if (!slow.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "no kernel was found for "
              + slow
              + "; these ops run by their reference definition, slowly; a KernelProvider"
              + " on the path makes them fast");
    }
    List<Twin> twins = new ArrayList<>(); // with nulls
    plan.steps()
        .forEach(
            s ->
                twins.add(
                    warmer == null ? null : warmer.twin(s, plan.scratchBytes()).orElse(null)));
    return new CpuExecutable(this, plan, twins);
  }

  Warmer warmer() {
    return warmer;
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

  BackendTensors tensors() {
    return tensors;
  }

  void executableClosed() {
    uses.release();
  }

  @Override
  public long usedBytes() {
    return memory.usedBytes();
  }

  @Override
  public void close() {
    if (uses.close(this::whenUsed)) {
      if (warmer != null) {
        warmer.close();
      }
      pool.close();
    }
  }

  private String whenUsed(int users) {
    int open = tensors.count();
    return "the backend is in use by "
        + (users - open)
        + " executables and "
        + open
        + " tensors; close them first";
  }
}
