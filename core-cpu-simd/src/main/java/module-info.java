// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** A backend that plans a graph's memory and runs it with SIMD kernels on off-heap memory. */
module io.neurozoo.cpu {
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.neurozoo.api;
  requires jdk.incubator.vector;

  uses io.neurozoo.backend.KernelProvider;

  provides io.neurozoo.backend.BackendProvider with
      io.neurozoo.cpu.CpuBackendProvider;
}
