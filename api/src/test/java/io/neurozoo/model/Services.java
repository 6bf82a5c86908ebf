// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts providers on the path of one thread, as a plugin's jar would. */
final class Services {
  private Services() {}

  interface Action {
    void run() throws Exception;
  }

  /** Runs something while the thread's context class loader finds that provider. */
  static void with(Path folder, Class<?> service, Class<?> provider, Action action)
      throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    URL[] path = {register(folder, service, provider).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      action.run();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static Path register(Path folder, Class<?> service, Class<?> provider)
      throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), provider.getName() + "\n");
    return folder;
  }
}
