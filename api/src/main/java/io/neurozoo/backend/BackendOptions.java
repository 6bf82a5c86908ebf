// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

/**
 * How a backend runs. None of it changes a bit of any result.
 *
 * @param threads how many threads one run may use, 1 or more
 * @param vectors false runs the scalar twins of all kernels
 * @param planMemory false gives every value memory of its own and fuses nothing: for finding a
 *     fault in the planner
 * @param poison true fills memory with NaN before it is used anew, so that reading a stale value
 *     shows
 */
public record BackendOptions(int threads, boolean vectors, boolean planMemory, boolean poison) {

  /** Refuses fewer than one thread. */
  public BackendOptions {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads is " + threads + ", it must be from 1 to 1024");
    }
  }

  /** As many threads as the machine has processors, vectors and planning on. */
  public static BackendOptions defaults() {
    return new BackendOptions(
        Math.min(1024, Runtime.getRuntime().availableProcessors()), true, true, false);
  }

  /** The same with another number of threads. */
  public BackendOptions withThreads(int threads) {
    return new BackendOptions(threads, vectors, planMemory, poison);
  }

  /** The same with vector kernels or their scalar twins. */
  public BackendOptions withVectors(boolean vectors) {
    return new BackendOptions(threads, vectors, planMemory, poison);
  }

  /** The same with the planner on or off. */
  public BackendOptions withPlanMemory(boolean planMemory) {
    return new BackendOptions(threads, vectors, planMemory, poison);
  }

  /** The same with poisoning on or off. */
  public BackendOptions withPoison(boolean poison) {
    return new BackendOptions(threads, vectors, planMemory, poison);
  }
}
