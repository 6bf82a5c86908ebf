// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel's operands, results and scratch memory, each between guards. Results and scratch are
 * full of a filler before the run, so that what is not written, or is read before it is written,
 * shows.
 */
final class GuardedRun implements KernelArguments, AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final Kernel kernel;
  private final Placement placement;
  private final byte filler;
  private final List<TensorType> outputTypes;
  private final List<Tensor> given = new ArrayList<>();
  private final GuardedMemory[] inputs;
  private final GuardedMemory[] outputs;
  private final GuardedMemory scratch;

  GuardedRun(
      KernelCase kase, List<NdArray> values, Kernel kernel, Placement placement, byte filler) {
    this.kernel = kernel;
    this.placement = placement;
    this.filler = filler;
    this.outputTypes = kase.outputTypes();
    this.inputs = new GuardedMemory[values.size()];
    this.outputs = new GuardedMemory[outputTypes.size()];
    this.scratch = new GuardedMemory(arena, kernel.scratchBytes());
    for (int i = 0; i < inputs.length; i++) {
      TensorType type = values.get(i).type();
      Tensor copy = Tensor.onHeap(type);
      values.get(i).copyTo(copy);
      given.add(copy);
      inputs[i] = new GuardedMemory(arena, type.bytes());
      inputs[i].data().copyFrom(copy.segment());
    }
    for (int i = 0; i < outputs.length; i++) {
      if (placement.output() == i) {
        outputs[i] = inputs[placement.input()];
      } else if (!placement.dropped().contains(i)) {
        outputs[i] = new GuardedMemory(arena, outputTypes.get(i).bytes());
        outputs[i].data().fill(filler);
      }
    }
  }

  /**
   * Runs a kernel once on fresh memory and returns copies of its outputs; fails where it wrote
   * elsewhere.
   */
  static List<Tensor> results(
      KernelCase kase,
      List<NdArray> values,
      Kernel kernel,
      Placement placement,
      Division division,
      byte filler) {
    try (var run = new GuardedRun(kase, values, kernel, placement, filler)) {
      division.ranges().forEach(run::call);
      run.verify();
      return run.results();
    }
  }

  /** Computes some of the units, as a thread with dirty scratch memory would. */
  void call(Division.Range range) {
    scratch.data().fill(filler);
    try {
      kernel.run(this, range.from(), range.to());
    } catch (RuntimeException e) {
      throw new AssertionError("units " + range.from() + " to " + range.to() + " threw " + e, e);
    }
  }

  /** Fails where a guard or an operand was written to. */
  void verify() {
    scratch.verify("the scratch memory of " + kernel.scratchBytes() + " bytes");
    for (int i = 0; i < inputs.length; i++) {
      inputs[i].verify("input " + i + " " + given.get(i).type());
      if (i != placement.input() && given.get(i).segment().mismatch(inputs[i].data()) >= 0) {
        throw new AssertionError(
            "changed input " + i + " " + given.get(i).type() + ", which is not its to change");
      }
    }
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] != null) {
        outputs[i].verify("output " + i + " " + outputTypes.get(i));
      }
    }
  }

  /** Copies of the outputs; null for those that were dropped. */
  List<Tensor> results() {
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < outputs.length; i++) {
      Tensor copy = outputs[i] == null ? null : Tensor.onHeap(outputTypes.get(i));
      if (copy != null) {
        copy.segment().copyFrom(outputs[i].data());
      }
      out.add(copy);
    }
    return out;
  }

  @Override
  public MemorySegment input(int i) {
    return inputs[i].data();
  }

  @Override
  public MemorySegment output(int i) {
    return outputs[i] == null ? null : outputs[i].data();
  }

  @Override
  public long inputAddress(int i) {
    return inputs[i].data().address();
  }

  @Override
  public long outputAddress(int i) {
    return outputs[i] == null ? 0 : outputs[i].data().address();
  }

  @Override
  public MemorySegment scratch() {
    return scratch.data();
  }

  @Override
  public long scratchAddress() {
    return scratch.data().address();
  }

  @Override
  public void close() {
    arena.close();
  }
}
