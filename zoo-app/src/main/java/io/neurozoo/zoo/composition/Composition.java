// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.composition;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.neurozoo.zoo.catalogue.Plugins;

/** The root of everything. */
public final class Composition {
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
}
