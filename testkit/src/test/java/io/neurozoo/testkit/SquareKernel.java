// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Computes {@link Square} in units of four elements, with one fault on purpose. */
final class SquareKernel implements Kernel {
  private static final int UNIT = 4;

  /** What is wrong. */
  enum Fault {
    NONE,
    SKIPS_THE_TAIL,
    WRITES_BEHIND_THE_END,
    WRITES_BEFORE_THE_START,
    WRITES_BEHIND_ITS_SCRATCH,
    CHANGES_ITS_INPUT,
    DEPENDS_ON_THE_DIVISION,
    KEEPS_STATE,
    READS_ITS_OUTPUT,
    READS_DIRTY_SCRATCH,
    READS_AFTER_WRITING_IN_PLACE,
    NEEDS_ITS_RESIDUAL,
    THROWS_ON_NAN,
    IS_INACCURATE,
    DIFFERS_FROM_ITS_TWIN,
    DIFFERS_FROM_ITS_TWIN_AT_NAN,
    HAS_NO_TWIN,
    HAS_NO_VECTOR_KERNEL,
    HAS_NO_UNITS
  }

  private final Fault fault;
  private final boolean vectors;
  private final int size;
  private float last;

  private SquareKernel(Fault fault, boolean vectors, int size) {
    this.fault = fault;
    this.vectors = vectors;
    this.size = size;
  }

  static KernelProvider with(Fault fault) {
    return request -> offer(fault, request);
  }

  private static Optional<Kernel> offer(Fault fault, KernelRequest request) {
    Fault absent = request.vectors() ? Fault.HAS_NO_VECTOR_KERNEL : Fault.HAS_NO_TWIN;
    if (fault == absent || !(request.op() instanceof Square)) {
      return Optional.empty();
    }
    int size = Math.toIntExact(request.inputs().getFirst().shape().size());
    return Optional.of(new SquareKernel(fault, request.vectors(), size));
  }

  @Override
  public long units() {
    return fault == Fault.HAS_NO_UNITS ? 0 : Math.ceilDiv(size, UNIT);
  }

  @Override
  public long scratchBytes() {
    return DType.F32.bytes();
  }

  @Override
  public boolean inPlace(int output, int input) {
    return output == 0;
  }

  @Override
  public void run(KernelArguments arguments, long from, long to) {
    int end = (int) Math.min(to * UNIT, size);
    if (fault == Fault.SKIPS_THE_TAIL) {
      end = Math.min(end, size / UNIT * UNIT);
    }
    if (fault == Fault.READS_AFTER_WRITING_IN_PLACE) {
      for (int i = (int) from * UNIT; i < end; i++) {
        arguments.output(0).setAtIndex(DType.FLOAT, i, 0f);
      }
    }
    for (int i = (int) from * UNIT; i < end; i++) {
      float x = arguments.input(0).getAtIndex(DType.FLOAT, i);
      float y = value(arguments, from, i, x);
      MemorySegment residual = arguments.output(1);
      if (residual != null || fault == Fault.NEEDS_ITS_RESIDUAL) {
        residual.setAtIndex(DType.FLOAT, i, 2 * x);
      }
      arguments.output(0).setAtIndex(DType.FLOAT, i, y);
      last = y;
    }
    trespass(arguments);
  }

  private float value(KernelArguments arguments, long from, int i, float x) {
    float y = x * x;
    return switch (fault) {
      case DEPENDS_ON_THE_DIVISION -> i == from * UNIT ? Math.nextUp(y) : y;
      case KEEPS_STATE -> y + 0 * last;
      case READS_ITS_OUTPUT -> y + 0 * arguments.output(0).getAtIndex(DType.FLOAT, i);
      case READS_DIRTY_SCRATCH -> y + 0 * arguments.scratch().getAtIndex(DType.FLOAT, 0);
      case THROWS_ON_NAN -> nonNaN(y);
      case IS_INACCURATE -> Math.nextUp(Math.nextUp(Math.nextUp(y)));
      case DIFFERS_FROM_ITS_TWIN -> vectors ? Math.nextUp(y) : y;
      case DIFFERS_FROM_ITS_TWIN_AT_NAN -> vectors && Float.isNaN(y) ? 0 : y;
      default -> y;
    };
  }

  private static float nonNaN(float y) {
    if (Float.isNaN(y)) {
      throw new ArithmeticException("not a number");
    }
    return y;
  }

  private void trespass(KernelArguments arguments) {
    MemorySegment input = arguments.input(0);
    switch (fault) {
      case WRITES_BEHIND_THE_END -> anywhere(arguments.outputAddress(0) + 4L * size);
      case WRITES_BEFORE_THE_START -> anywhere(arguments.outputAddress(0) - 4);
      case WRITES_BEHIND_ITS_SCRATCH -> anywhere(arguments.scratchAddress() + scratchBytes());
      case CHANGES_ITS_INPUT ->
          input.setAtIndex(DType.FLOAT, 0, input.getAtIndex(DType.FLOAT, 0) + 1);
      default -> {}
    }
  }

  @SuppressWarnings("restricted")
  private static void anywhere(long address) {
    MemorySegment.ofAddress(address).reinterpret(DType.F32.bytes()).set(DType.FLOAT, 0, 1f);
  }
}
