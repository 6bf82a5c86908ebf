// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.testkit.LayerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HighwayTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContractOfLayers() {
    return LayerContract.of(new Highway(Network.of(dense(8), new SnakeLayer(1.5f))))
        .given(uniform(-1, 1, 8))
        .refuses(uniform(-1, 1, 2, 8))
        .refuses(uniform(-1, 1, 7))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> snakeKeepsTheContractOfLayers() {
    return LayerContract.of(new SnakeLayer(0.7f))
        .given(uniform(-1, 1, 5))
        .given(uniform(-1, 1, 2, 3))
        .tests();
  }

  @Test
  void refusesATransformThatWouldBeBroadcast() {
    var network = Network.of(new Highway(dense(1)));
    var error =
        assertThrows(ShapeException.class, () -> Model.create(network, Shape.of(4), 1).close());
    assertEquals(
        "highway 'highway1': the transform makes F32[2, 1] of the input F32[2, 4]; it must keep the"
            + " type",
        error.getMessage());
  }
}
