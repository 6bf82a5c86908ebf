// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * All providers of one service that can be loaded, and one line for each that cannot: a broken
 * plugin never hides the others.
 *
 * @param found the providers, in the order of the path
 * @param problems what was skipped and why
 */
public record Discovery<T>(List<T> found, List<String> problems) {

  /** A service loader that cannot go on fails at every step: then the search ends. */
  private static final int MOST_PROBLEMS = 100;

  /**
   * Looks on the class path, the module path and in the thread's context class loader, where a
   * plugin folder is.
   *
   * @param load {@code loader -> ServiceLoader.load(Service.class, loader)}, written in the module
   *     that {@code uses} the service
   */
  public static <T> Discovery<T> of(
      Class<T> service, Function<ClassLoader, ServiceLoader<T>> load) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = service.getClassLoader();
    Discovery<T> result = collect(service, load.apply(context == null ? own : context));
    if (!result.found.isEmpty() || context == own) {
      return result;
    }
    // An application may run us in a thread whose context loader does not see the library.
    Discovery<T> seenByLibrary = collect(service, load.apply(own));
    Set<String> problems = new LinkedHashSet<>(result.problems);
    problems.addAll(seenByLibrary.problems);
    return new Discovery<>(seenByLibrary.found, List.copyOf(problems));
  }

  private static <T> Discovery<T> collect(Class<T> service, ServiceLoader<T> loader) {
    List<T> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
    while (problems.size() < MOST_PROBLEMS) {
      String name = "?";
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<T> provider = providers.next();
        name = provider.type().getName();
        found.add(provider.get());
      } catch (ServiceConfigurationError | LinkageError e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        problems.add(
            service.getSimpleName()
                + (name.equals("?") ? "" : " " + name)
                + " was skipped: "
                + cause);
      }
    }
    return new Discovery<>(List.copyOf(found), List.copyOf(problems));
  }

  /** Where a provider's class came from, for messages about clashes. */
  public static String origin(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    return type.getName()
        + (source == null || source.getLocation() == null
            ? ""
            : " in " + source.getLocation().getPath());
  }
}
