// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.composition;

import com.google.inject.Binding;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.spi.Discovery;
import io.neurozoo.training.RecipeProvider;
import io.neurozoo.training.data.DatasetProvider;
import java.util.List;

/**
 * Plugins whose providers want things injected name a Guice module as a service. Each gets a child
 * injector of its own: a module that binds what another one binds, or that fails, breaks itself and
 * nothing else.
 */
final class PluginInjectors {
  private PluginInjectors() {}

  /** Adds the providers that the modules bind. */
  static void contribute(Injector root, List<Module> modules, Contributions to) {
    for (Module module : modules) {
      try {
        Injector child = root.createChildInjector(module);
        add(child, ArchitectureProvider.class, to.architectures());
        add(child, RecipeProvider.class, to.recipes());
        add(child, DatasetProvider.class, to.datasets());
      } catch (CreationException e) {
        Message first = e.getErrorMessages().iterator().next();
        skip(module, first.getMessage(), to);
      } catch (ProvisionException e) {
        skip(module, String.valueOf(e.getCause()), to);
      } catch (RuntimeException | LinkageError e) {
        skip(module, e.toString(), to);
      }
    }
  }

  private static <T> void add(Injector child, Class<T> type, List<T> to) {
    Binding<T> binding = child.getExistingBinding(Key.get(type));
    if (binding != null) {
      to.add(binding.getProvider().get());
    }
  }

  private static void skip(Module module, String why, Contributions to) {
    String line = why.lines().findFirst().orElse("");
    to.problems()
        .add("Guice module " + Discovery.origin(module.getClass()) + " was skipped: " + line);
  }
}
