// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import java.util.Optional;

/**
 * Fast code for {@link Sine} and {@link Snake}. The vector classes are touched where vectors are
 * wanted only: a JVM without {@code jdk.incubator.vector} cannot load them.
 */
public final class AcmeKernels implements KernelProvider {
  @Override
  public Optional<Kernel> kernel(KernelRequest request) {
    return switch (request.op()) {
      case Sine op -> Optional.of(sine(op, length(request), request.vectors()));
      case Snake op -> Optional.of(snake(op, length(request), request.vectors()));
      default -> Optional.empty();
    };
  }

  private static long length(KernelRequest request) {
    return request.inputs().getFirst().shape().size();
  }

  private static Kernel sine(Sine op, long length, boolean vectors) {
    var rest = new ScalarSine.Sines(op);
    return vectors
        ? new ElementwiseKernel(length, VectorSine.LANES, new VectorSine.Sines(op), rest)
        : new ElementwiseKernel(length, 1, rest, rest);
  }

  private static Kernel snake(Snake op, long length, boolean vectors) {
    var rest = new ScalarSine.Snakes(op);
    return vectors
        ? new ElementwiseKernel(length, VectorSine.LANES, new VectorSine.Snakes(op), rest)
        : new ElementwiseKernel(length, 1, rest, rest);
  }
}
