// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.composition;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provides;
import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.spi.Discovery;
import io.neurozoo.training.RecipeProvider;
import io.neurozoo.training.data.DataCatalogue;
import io.neurozoo.training.data.DatasetProvider;
import io.neurozoo.zoo.catalogue.Catalogue;
import io.neurozoo.zoo.catalogue.CatalogueBuilder;
import io.neurozoo.zoo.catalogue.OptionCodec;
import io.neurozoo.zoo.catalogue.Plugin;
import io.neurozoo.zoo.catalogue.Plugins;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Wires the zoo: what was discovered, and the few objects that serve it. All are made when needed.
 */
final class ZooModule extends AbstractModule {
  private final Plugins plugins;

  ZooModule(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  protected void configure() {
    bind(Plugins.class).toInstance(plugins);
    bind(BackendFactory.class)
        .toInstance(threads -> Backend.open(BackendOptions.defaults().withThreads(threads)));
  }

  @Provides
  @Singleton
  Contributions contributions(Injector root) {
    return plugins.within(() -> discover(root));
  }

  private Contributions discover(Injector root) {
    Contributions all = Contributions.empty();
    add(
        Discovery.of(
            ArchitectureProvider.class, l -> ServiceLoader.load(ArchitectureProvider.class, l)),
        all.architectures(),
        all);
    add(RecipeProvider.discover(), all.recipes(), all);
    add(
        Discovery.of(DatasetProvider.class, l -> ServiceLoader.load(DatasetProvider.class, l)),
        all.datasets(),
        all);
    Discovery<Module> modules =
        Discovery.of(Module.class, l -> ServiceLoader.load(Module.class, l));
    all.problems().addAll(modules.problems());
    PluginInjectors.contribute(root, modules.found(), all);
    return all;
  }

  private static <T> void add(Discovery<T> discovery, List<T> found, Contributions all) {
    found.addAll(discovery.found());
    all.problems().addAll(discovery.problems());
  }

  @Provides
  @Singleton
  Catalogue catalogue(Contributions contributions) {
    var builder = new CatalogueBuilder();
    contributions.architectures().forEach(builder::add);
    contributions.recipes().forEach(builder::add);
    return builder.build(plugins.found().stream().map(Plugin::toString).toList());
  }

  @Provides
  @Singleton
  DataCatalogue dataCatalogue(Contributions contributions) {
    return DataCatalogue.with(contributions.datasets());
  }

  @Provides
  @Singleton
  OptionCodec optionCodec() {
    return new OptionCodec();
  }
}
