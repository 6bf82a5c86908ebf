// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.composition;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.neurozoo.zoo.catalogue.Plugins;
import jakarta.inject.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The root of everything. */
public final class Composition {
  /**
   * Guice logs every failure with its stack trace before it throws it, and on Java 25 one more
   * about classes it cannot read. What was thrown is reported by us, in one line.
   */
  private static final Logger GUICE = Logger.getLogger("com.google.inject");

  static {
    GUICE.setLevel(Level.OFF);
  }

  private Composition() {}

  /**
   * The injector from which everything comes. Sets the calling thread's context class loader to the
   * plugins' where there are any: backends and model files look for kernels and ops there.
   */
  public static Injector of(Plugins plugins) {
    if (!plugins.found().isEmpty()) {
      Thread.currentThread().setContextClassLoader(plugins.loader());
    }
    // Nothing is made before it is asked for: most commands need little of it.
    return Guice.createInjector(Stage.DEVELOPMENT, new ZooModule(plugins));
  }

  /**
   * What a provider makes. If that fails, callers get the reason and not what Guice wraps around
   * it.
   */
  public static <T> T made(Provider<T> provider) {
    try {
      return provider.get();
    } catch (ProvisionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }
}
