// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

import io.neurozoo.backend.KernelRequest;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same op on little data, which runs the same loops: interpreted, a kernel of full size takes
 * seconds, and the compiler counts calls and rounds, not elements.
 */
final class SmallRequest {
  /** Long enough for a whole panel of every product and for every unrolled loop. */
  private static final int LENGTH = 64;

  /** Of an extent that is summed over, by which only the number of rounds grows. */
  private static final int DEPTH = 16;

  /** Extents keep their remainder by this, the widest vector, so that the same tails run. */
  private static final int WIDEST = 16;

  /**
   * What a warm-up may take where an op's attributes hold its shape, so that it cannot be made
   * smaller.
   */
  private static final long MOST_BYTES = 8 << 20;

  private SmallRequest() {}

  /**
   * A request with every long extent cut; the request itself where that is no longer the op's
   * shape; empty if too large.
   */
  static Optional<KernelRequest> of(KernelRequest request) {
    Set<Integer> kept = new HashSet<>();
    request.outputs().forEach(type -> IntStream.of(type.shape().toArray()).forEach(kept::add));
    List<TensorType> inputs = request.inputs().stream().map(type -> cut(type, kept)).toList();
    List<TensorType> outputs = request.outputs().stream().map(type -> cut(type, kept)).toList();
    try {
      if (request.op().infer(inputs).equals(outputs)) {
        return Optional.of(new KernelRequest(request.op(), inputs, outputs, request.vectors()));
      }
    } catch (ShapeException e) {
      // Extents that stand in the op were cut in its operands.
    }
    long bytes =
        Stream.concat(request.inputs().stream(), request.outputs().stream())
            .mapToLong(TensorType::bytes)
            .sum();
    return bytes <= MOST_BYTES ? Optional.of(request) : Optional.empty();
  }

  private static TensorType cut(TensorType type, Set<Integer> kept) {
    int[] extents = type.shape().toArray();
    for (int i = 0; i < extents.length; i++) {
      int length = kept.contains(extents[i]) ? LENGTH : DEPTH;
      if (extents[i] > length + WIDEST) {
        extents[i] = length + extents[i] % WIDEST;
      }
    }
    return new TensorType(type.dtype(), Shape.of(extents));
  }
}
