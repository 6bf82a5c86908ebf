// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static io.neurozoo.testkit.Operand.indices;
import static io.neurozoo.testkit.Operand.uniform;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphContractTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private static Graph loss(double factor) {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(3, 4));
    Value labels = g.input("labels", TensorType.i32(3));
    g.output("loss", x.times(factor).softmaxCrossEntropy(labels));
    g.donate("x", "next", x.times(0.5));
    g.output("best", x.argMax());
    return g.build();
  }

  @Test
  void aBackendThatFollowsTheDefinitionsPasses() {
    Backend backend = noLeaks.watch(new ReferenceBackend());
    assertDoesNotThrow(
        () ->
            GraphContract.of(loss(1))
                .input("x", uniform(-3, 3, 3, 4))
                .input("labels", indices(4, 3))
                .within(Tolerance.exact())
                .check(backend));
  }

  @Test
  void theFirstDifferenceIsNamed() {
    Backend backend = noLeaks.watch(new SwappingBackend(given -> loss(1.5)));
    String message =
        assertThrows(AssertionError.class, () -> GraphContract.of(loss(1)).check(backend))
            .getMessage();
    assertTrue(message.startsWith("output 'loss' F32[3] of swapping at [0] is "), message);
    assertTrue(message.contains("3 of 3 values differ by reference"), message);
  }

  @Test
  void theToleranceIsHeeded() {
    Backend backend = noLeaks.watch(new SwappingBackend(given -> loss(1.0001)));
    GraphContract contract = GraphContract.of(loss(1)).input("x", uniform(-3, 3, 3, 4));
    assertDoesNotThrow(() -> contract.within(Tolerance.relative(1e-3)).check(backend));
    assertThrows(
        AssertionError.class, () -> contract.within(Tolerance.relative(1e-6)).check(backend));
  }

  @Test
  void twoBackendsAreComparedWithEachOther() {
    Backend a = noLeaks.watch(new SwappingBackend(given -> loss(2)));
    Backend b = noLeaks.watch(new SwappingBackend(given -> loss(2)));
    assertDoesNotThrow(() -> GraphContract.of(loss(1)).within(Tolerance.exact()).check(a, b));
  }

  @Test
  void valuesOfAnotherTypeAreRefused() {
    assertEquals(
        "the input 'x' is F32[3, 4], the value given F32[4, 3]",
        assertThrows(
                IllegalArgumentException.class,
                () -> GraphContract.of(loss(1)).input("x", uniform(0, 1, 4, 3)))
            .getMessage());
  }
}
