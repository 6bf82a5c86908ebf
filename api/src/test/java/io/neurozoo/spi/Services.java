// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts providers on the path of one thread, as a plugin's jar would. */
public final class Services {
  private Services() {}

  /** What to do with them. */
  public interface Action {
    void run() throws Exception;
  }

  /** Runs something while the thread's context class loader finds that provider. */
  public static void with(Path folder, Class<?> service, Class<?> provider, Action action)
      throws Exception {
    with(folder, service, provider.getName(), action);
  }

  /** Runs something while the thread's context class loader finds what these lines say. */
  public static void with(Path folder, Class<?> service, String lines, Action action)
      throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    URL[] path = {register(folder, service, lines).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      action.run();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static Path register(Path folder, Class<?> service, String lines) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), lines + "\n");
    return folder;
  }
}
