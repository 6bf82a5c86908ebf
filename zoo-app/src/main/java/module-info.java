// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

import io.neurozoo.architecture.ArchitectureProvider;
import io.neurozoo.training.RecipeProvider;
import io.neurozoo.training.data.DatasetProvider;
import io.neurozoo.zoo.models.ModelProvider;

/** The catalogue of models and the command line. */
module io.neurozoo.zoo {
  requires com.fasterxml.jackson.annotation;
  // Guice needs it without saying so: it is an automatic module.
  requires com.google.common;
  requires com.google.guice;
  requires info.picocli;
  requires transitive io.neurozoo.api;
  requires io.neurozoo.cpu;
  requires io.neurozoo.layers.dense;
  requires transitive io.neurozoo.training;
  requires jakarta.inject;
  requires java.desktop;
  requires java.logging;
  requires java.management;
  requires jdk.management;
  requires me.tongfei.progressbar;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires xchart;

  exports io.neurozoo.zoo;

  opens io.neurozoo.zoo to
      com.google.guice;
  opens io.neurozoo.zoo.command to
      com.google.guice,
      info.picocli;
  opens io.neurozoo.zoo.composition to
      com.google.guice;
  opens io.neurozoo.zoo.models to
      tools.jackson.databind;

  uses ArchitectureProvider;
  uses RecipeProvider;
  uses DatasetProvider;
  uses com.google.inject.Module;

  provides ArchitectureProvider with
      ModelProvider;
  provides RecipeProvider with
      ModelProvider;
}
