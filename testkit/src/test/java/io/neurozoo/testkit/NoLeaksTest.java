// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class NoLeaksTest {
  private final NoLeaks noLeaks = new NoLeaks();

  /** As JUnit calls it after a test named {@code trains()}. */
  private void endTest() {
    Object context =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getDisplayName") ? "trains()" : null);
    noLeaks.afterEach((ExtensionContext) context);
  }

  @Test
  void aTensorLeftOpenIsReported() {
    var backend = noLeaks.watch(new ReferenceBackend());
    Tensor forgotten = backend.allocate(TensorType.f32(3));
    assertEquals(
        "trains() leaks: 12 bytes of "
            + backend.description()
            + " are still in use; close its tensors and sessions",
        assertThrows(AssertionError.class, this::endTest).getMessage());
    forgotten.close();
  }

  @Test
  void aLeakIsReportedOnceAndNotForLaterTests() {
    noLeaks.watch(new ReferenceBackend()).allocate(TensorType.f32(3));
    assertThrows(AssertionError.class, this::endTest);
    assertDoesNotThrow(this::endTest);
  }

  @Test
  void watchedBackendsAreClosedAfterTheTest() {
    var backend = noLeaks.watch(new ReferenceBackend());
    backend.allocate(TensorType.f32(3)).close();
    assertDoesNotThrow(this::endTest);
    assertThrows(IllegalStateException.class, () -> backend.allocate(TensorType.f32(3)));
  }

  @Test
  void aBackendMayBeClosedByTheTest() {
    noLeaks.watch(new ReferenceBackend()).close();
    assertDoesNotThrow(this::endTest);
  }

  @Test
  void keptBackendsAreCheckedAfterEveryTestAndStayOpen() {
    var backend = noLeaks.keepOpen(new ReferenceBackend());
    assertDoesNotThrow(this::endTest);
    try (Tensor open = backend.allocate(TensorType.f32(3))) {
      assertEquals(12, open.type().bytes());
      assertThrows(AssertionError.class, this::endTest);
    }
    assertDoesNotThrow(this::endTest);
  }
}
