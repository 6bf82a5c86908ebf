// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.backend.KernelRequest;
import io.neurozoo.graph.Op;
import io.neurozoo.op.Add;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.SumTo;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallRequestTest {
  private static KernelRequest request(Op op, TensorType... inputs) {
    return new KernelRequest(op, List.of(inputs), op.infer(List.of(inputs)), true);
  }

  @Test
  void extentsAreCutAndWhatIsSummedOverMost() {
    assertEquals(
        Optional.of(
            request(new MatMul(false, false), TensorType.f32(64, 16), TensorType.f32(16, 68))),
        SmallRequest.of(
            request(new MatMul(false, false), TensorType.f32(64, 784), TensorType.f32(784, 500))));
    assertEquals(
        Optional.of(request(new Add(), TensorType.f32(3, 64), TensorType.f32(64))),
        SmallRequest.of(request(new Add(), TensorType.f32(3, 512), TensorType.f32(512))));
  }

  @Test
  void anOpThatHoldsItsShapeStaysAsItIsUnlessItIsTooLarge() {
    KernelRequest small = request(new SumTo(Shape.of(512)), TensorType.f32(64, 512));
    assertEquals(Optional.of(small), SmallRequest.of(small));
    assertEquals(
        Optional.empty(),
        SmallRequest.of(request(new SumTo(Shape.of(512)), TensorType.f32(64_000, 512))));
  }
}
