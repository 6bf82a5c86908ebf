// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.KernelArguments;
import java.lang.foreign.MemorySegment;

/** The memory of one kernel call on one thread, resolved once. */
final class BoundArguments implements KernelArguments {
  private final MemorySegment[] inputs;
  private final MemorySegment[] outputs;
  private final MemorySegment scratch;
  private final long[] inputAddresses;
  private final long[] outputAddresses;
  private final long scratchAddress;

  BoundArguments(MemorySegment[] inputs, MemorySegment[] outputs, MemorySegment scratch) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.scratch = scratch;
    this.inputAddresses = addresses(inputs);
    this.outputAddresses = addresses(outputs);
    this.scratchAddress = scratch.address();
  }

  private static long[] addresses(MemorySegment[] segments) {
    long[] out = new long[segments.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = segments[i] == null ? 0 : segments[i].address();
    }
    return out;
  }

  @Override
  public MemorySegment input(int i) {
    return inputs[i];
  }

  @Override
  public MemorySegment output(int i) {
    return outputs[i];
  }

  @Override
  public long inputAddress(int i) {
    return inputAddresses[i];
  }

  @Override
  public long outputAddress(int i) {
    return outputAddresses[i];
  }

  @Override
  public MemorySegment scratch() {
    return scratch;
  }

  @Override
  public long scratchAddress() {
    return scratchAddress;
  }
}
