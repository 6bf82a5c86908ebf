// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * All providers of one service that can be loaded, and one line for each that cannot: a broken plugin never hides the
 * others.
 *
 * @param found the providers, in the order of the path
 * @param problems what was skipped and why
 */
public record Discovery<T>(List<T> found, List<String> problems) {

  /**
   * Looks on the class path, the module path and in the thread's context class loader, where a plugin folder is.
   *
   * @param load {@code loader -> ServiceLoader.load(Service.class, loader)}, written in the module that {@code uses} the
   *     service
   */
  public static <T> Discovery<T> of(Class<T> service, Function<ClassLoader, ServiceLoader<T>> load) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = service.getClassLoader();
    Discovery<T> result = collect(service, load.apply(context == null ? own : context));
    // An application may run us in a thread whose context loader does not see the library.
    return result.found.isEmpty() && context != own ? collect(service, load.apply(own)) : result;
  }

  private static <T> Discovery<T> collect(Class<T> service, ServiceLoader<T> loader) {
    List<T> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
    while (true) {
      String name = "?";
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<T> provider = providers.next();
        name = provider.type().getName();
        found.add(provider.get());
      } catch (ServiceConfigurationError | LinkageError e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        problems.add(
            service.getSimpleName() + (name.equals("?") ? "" : " " + name) + " was skipped: " + cause);
      }
    }
    return new Discovery<>(List.copyOf(found), List.copyOf(problems));
  }

  /** Where a provider's class came from, for messages about clashes. */
  public static String origin(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    return type.getName() + (source == null || source.getLocation() == null ? "" : " in " + source.getLocation().getPath());
  }
}
