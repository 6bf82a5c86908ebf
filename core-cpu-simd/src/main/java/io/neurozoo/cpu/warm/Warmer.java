// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.cpu.plan.CopyKernel;
import io.neurozoo.cpu.plan.KernelFinder;
import io.neurozoo.cpu.plan.Step;
import io.neurozoo.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Warms the vector kernels of one backend up: those that an application asks for, and those that
 * were found slow, while their steps run on scalar twins.
 *
 * <p>One daemon thread of low priority calls the kernels that are wanted in turn, a slice each,
 * since a kernel also waits for the compiler; it ends when all are warm or its time is spent.
 */
public final class Warmer implements AutoCloseable {
  private static final long SLICE = 2_000_000;

  /**
   * What kernels that were asked for together may take: far more than any needs whose compilation
   * goes well.
   */
  private static final long BUDGET = 4_000_000_000L;

  /**
   * Operations below which a kernel is run cold at once: it takes a few milliseconds, and a twin
   * gains nothing.
   */
  private static final long SMALL = 20_000;

  private final KernelFinder finder;
  private final BiFunction<KernelRequest, Kernel[], KernelArguments> memory;
  private final Map<KernelRequest, Optional<WarmUp>> known = new ConcurrentHashMap<>();
  private final ArrayDeque<WarmUp> queue = new ArrayDeque<>();
  private boolean running;
  private volatile boolean closed;

  /**
   * A warmer that has nothing to do.
   *
   * @param memory makes operands, results and scratch for kernels of a request
   */
  public Warmer(KernelFinder finder, BiFunction<KernelRequest, Kernel[], KernelArguments> memory) {
    this.finder = finder;
    this.memory = memory;
  }

  /** The twin of a step's kernel; empty where it has none or none that fits the step's memory. */
  public Optional<Twin> twin(Step step, long scratchBytes) {
    Node node = step.node();
    Kernel vector = step.kernel();
    if (vector.cost() < SMALL || vector instanceof CopyKernel || finder.find(node).isEmpty()) {
      return Optional.empty();
    }
    KernelRequest request = request(node);
    Optional<Kernel> scalar = finder.find(scalar(request));
    if (scalar.isEmpty()
        || scalar.get().scratchBytes() > scratchBytes
        || !sameInPlace(request, vector, scalar.get())) {
      return Optional.empty();
    }
    return SmallRequest.of(request)
        .flatMap(small -> known.computeIfAbsent(small, this::warmUp))
        .map(warmUp -> new Twin(scalar.get(), warmUp));
  }

  private static KernelRequest request(Node node) {
    return new KernelRequest(node.op(), node.inputTypes(), node.outputTypes(), true);
  }

  private static KernelRequest scalar(KernelRequest request) {
    return new KernelRequest(request.op(), request.inputs(), request.outputs(), false);
  }

  /**
   * The plan was made for the vector kernel: what may share memory there must be free to do so
   * here.
   */
  private static boolean sameInPlace(KernelRequest request, Kernel vector, Kernel scalar) {
    for (int output = 0; output < request.outputs().size(); output++) {
      for (int input = 0; input < request.inputs().size(); input++) {
        if (vector.inPlace(output, input) && !scalar.inPlace(output, input)) {
          return false;
        }
      }
    }
    return true;
  }

  private Optional<WarmUp> warmUp(KernelRequest small) {
    Optional<Kernel> vector = finder.find(small);
    Optional<Kernel> scalar = finder.find(scalar(small));
    if (vector.isEmpty() || scalar.isEmpty()) {
      return Optional.empty();
    }
    Kernel[] both = {vector.get(), scalar.get()};
    return Optional.of(new WarmUp(this, both[0], both[1], () -> memory.apply(small, both)));
  }

  void add(WarmUp warmUp) {
    synchronized (queue) {
      queue.add(warmUp);
      if (running || closed) {
        return;
      }
      running = true;
    }
    Thread thread = new Thread(this::run, "neurozoo-warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  private void run() {
    long begin = System.nanoTime();
    WarmUp next;
    while ((next = next(begin)) != null) {
      boolean warm = true;
      try {
        warm = next.advance(SLICE);
      } catch (RuntimeException | Error e) {
        // A kernel that fails on made-up data is left to its twin; on real data it says why itself.
      }
      synchronized (queue) {
        if (warm) {
          next.ended();
        } else {
          queue.add(next);
        }
      }
    }
  }

  /** Null where there is nothing to do any more. */
  private WarmUp next(long begin) {
    synchronized (queue) {
      if (closed || System.nanoTime() - begin > BUDGET) {
        queue.forEach(WarmUp::ended);
        queue.clear();
      }
      running = !queue.isEmpty();
      return queue.poll();
    }
  }

  /** Warms kernels up in the calling thread; returns when they are warm or the time is over. */
  public void await(Collection<WarmUp> kernels) {
    long begin = System.nanoTime();
    List<WarmUp> cold = new ArrayList<>(kernels);
    while (!cold.isEmpty() && System.nanoTime() - begin < BUDGET) {
      cold.removeIf(warmUp -> warmUp.advance(SLICE));
    }
  }

  /** Ends the thread at its next slice. */
  @Override
  public void close() {
    closed = true;
  }
}
