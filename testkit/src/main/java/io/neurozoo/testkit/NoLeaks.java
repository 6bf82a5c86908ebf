// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves off-heap memory behind: after each test, {@link Backend#usedBytes} of
 * every watched backend must be zero.
 *
 * <pre>{@code
 * @RegisterExtension final NoLeaks noLeaks = new NoLeaks();
 *
 * @Test
 * void sessionGivesItsMemoryBack() {
 *   Backend backend = noLeaks.watch(Backend.open());
 *   ...
 * }
 * }</pre>
 *
 * <p>Registered with a field of the instance, it closes what it watches after each test; closing a
 * backend earlier is allowed. In a static field it watches the same backends over all tests of the
 * class, and {@link #keepOpen} leaves closing to the class.
 */
public final class NoLeaks implements AfterEachCallback {
  private final List<Backend> watched = new ArrayList<>();
  private final List<Backend> kept = new ArrayList<>();

  /** Watches nothing yet. */
  public NoLeaks() {}

  /** Watches a backend until the end of the current test and closes it then. */
  public <B extends Backend> B watch(B backend) {
    watched.add(backend);
    return backend;
  }

  /** Watches a backend at the end of every test and never closes it. */
  public <B extends Backend> B keepOpen(B backend) {
    kept.add(backend);
    return backend;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> leaks = new ArrayList<>();
    kept.forEach(backend -> check(backend, leaks));
    for (Backend backend : watched) {
      if (check(backend, leaks)) {
        backend.close();
      }
    }
    watched.clear();
    if (!leaks.isEmpty()) {
      throw new AssertionError(context.getDisplayName() + " leaks: " + String.join("; ", leaks));
    }
  }

  private static boolean check(Backend backend, List<String> leaks) {
    long bytes = backend.usedBytes();
    if (bytes != 0) {
      leaks.add(
          bytes
              + " bytes of "
              + backend.description()
              + " are still in use; close its tensors and sessions");
    }
    return bytes == 0;
  }
}
