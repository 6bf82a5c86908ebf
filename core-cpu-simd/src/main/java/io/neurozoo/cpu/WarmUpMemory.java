// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.cpu.memory.OffHeap;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory to warm a kernel up on. Not of the backend's allocator, whose figures are about sessions
 * and tensors.
 */
final class WarmUpMemory {
  /** A value that no function makes denormal, which would slow things down. */
  private static final float SOME = 0.5f;

  private WarmUpMemory() {}

  /**
   * Operands, results and scratch that serve all the kernels; the collector takes them when nobody
   * has the arguments.
   */
  static KernelArguments arguments(KernelRequest request, Kernel... kernels) {
    Arena arena = Arena.ofAuto();
    MemorySegment[] inputs =
        request.inputs().stream().map(t -> operand(arena, t)).toArray(MemorySegment[]::new);
    MemorySegment[] outputs = new MemorySegment[request.outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] =
          updates(kernels[0], i, inputs.length)
              ? inputs[i]
              : operand(arena, request.outputs().get(i));
    }
    long scratch = 0;
    for (Kernel kernel : kernels) {
      scratch = Math.max(scratch, kernel.scratchBytes());
    }
    return new BoundArguments(inputs, outputs, arena.allocate(scratch, OffHeap.ALIGNMENT));
  }

  /**
   * Whether the result is that operand after a step, as optimisers have it: they run in place in a
   * plan, so here too.
   */
  private static boolean updates(Kernel kernel, int output, int inputs) {
    return output + 1 < inputs
        && kernel.inPlace(output, output)
        && !kernel.inPlace(output, output + 1);
  }

  /** Floats that are all alike, or zeros, which are indices too. */
  private static MemorySegment operand(Arena arena, TensorType type) {
    MemorySegment segment = arena.allocate(type.bytes(), OffHeap.ALIGNMENT);
    if (type.dtype() == DType.F32) {
      for (long i = 0; i < type.shape().size(); i++) {
        segment.setAtIndex(DType.FLOAT, i, SOME);
      }
    }
    return segment;
  }
}
