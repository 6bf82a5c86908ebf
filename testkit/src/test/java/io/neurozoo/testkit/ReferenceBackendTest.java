// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferenceBackendTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private final ReferenceBackend backend = noLeaks.watch(new ReferenceBackend());

  /** p' = p - rate g into p; sum of p before the step. */
  private static Graph step() {
    GraphBuilder g = GraphBuilder.plain();
    Value p = g.input("p", TensorType.f32(3));
    Value gradient = g.input("gradient", TensorType.f32(3));
    Value rate = g.input("rate", TensorType.f32());
    g.donate("p", "next", p.minus(rate.times(gradient)));
    g.output("before", p.sum());
    return g.build();
  }

  private static void fill(Tensor tensor, float... values) {
    for (int i = 0; i < values.length; i++) {
      tensor.set(i, values[i]);
    }
  }

  @Test
  void aDonatedInputHoldsTheOutputAfterEachRun() {
    try (Executable executable = backend.compile(step());
        Tensor p = backend.allocate(TensorType.f32(3));
        Session session = executable.open(Map.of("p", p))) {
      fill(p, 1, 2, 3);
      fill(session.input("gradient"), 1, 1, 2);
      fill(session.input("rate"), 0.5f);
      session.run();
      assertArrayEquals(new float[] {0.5f, 1.5f, 2}, p.toFloats());
      assertEquals(6, session.output("before").get(0));
      session.run();
      assertArrayEquals(new float[] {0, 1, 1}, p.toFloats());
      assertEquals(4, session.output("before").get(0));
      assertSame(p, session.output("next"));
    }
  }

  @Test
  void twoSessionsOfOneExecutableShareWhatIsBoundAndNothingElse() {
    try (Executable executable = backend.compile(step());
        Tensor rate = backend.allocate(TensorType.f32());
        Session a = executable.open(Map.of("rate", rate));
        Session b = executable.open(Map.of("rate", rate))) {
      rate.set(0, 1);
      fill(a.input("p"), 1, 1, 1);
      a.run();
      b.run();
      assertEquals(3, a.output("before").get(0));
      assertEquals(0, b.output("before").get(0));
    }
  }

  @Test
  void bytesAreCountedUntilTheyAreClosed() {
    Executable executable = backend.compile(step());
    assertEquals(0, backend.usedBytes());
    Session session = executable.open(Map.of());
    assertEquals(12 + 12 + 4 + 4, backend.usedBytes());
    assertEquals(executable.peakBytes(), backend.usedBytes());
    session.close();
    session.close();
    assertEquals(0, backend.usedBytes());
    executable.close();
    executable.close();
  }

  @Test
  void closingWhileInUseIsAnError() {
    Executable executable = backend.compile(step());
    Session session = executable.open(Map.of());
    assertEquals(
        "the executable was closed while 1 of its sessions are open; close them first",
        assertThrows(IllegalStateException.class, executable::close).getMessage());
    assertTrue(
        assertThrows(IllegalStateException.class, backend::close)
            .getMessage()
            .endsWith("(32 bytes); close them first"));
    session.close();
    executable.close();
    assertDoesNotThrow(backend::close);
    assertThrows(IllegalStateException.class, () -> backend.allocate(TensorType.f32()));
    assertThrows(IllegalStateException.class, () -> backend.compile(step()));
    assertThrows(IllegalStateException.class, () -> executable.open(Map.of()));
    assertThrows(IllegalStateException.class, session::run);
  }

  @Test
  void aTensorOfAnotherTypeIsRefused() {
    try (Executable executable = backend.compile(step())) {
      Map<String, Tensor> wrong = Map.of("p", Tensor.onHeap(TensorType.f32(4)));
      assertEquals(
          "the tensor bound to input 'p' is F32[4], it must be F32[3]",
          assertThrows(IllegalArgumentException.class, () -> executable.open(wrong)).getMessage());
      Map<String, Tensor> unknown = Map.of("q", Tensor.onHeap(TensorType.f32(3)));
      assertEquals(
          "the graph has no input 'q'; it has [p, gradient, rate]",
          assertThrows(IllegalArgumentException.class, () -> executable.open(unknown))
              .getMessage());
    }
  }

  @Test
  void unknownNamesListTheKnownOnes() {
    try (Executable executable = backend.compile(step());
        Session session = executable.open(Map.of())) {
      assertEquals(
          "the graph has no output 'after'; it has [next, before]",
          assertThrows(IllegalArgumentException.class, () -> session.output("after")).getMessage());
    }
  }
}
