// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** A plugin for Neurozoo: a layer, an op with a kernel of its own, and a model made of them. */
module com.acme.neurozoo {
  requires transitive io.neurozoo.api;
  requires io.neurozoo.layers.dense;
  requires transitive io.neurozoo.training;
  requires jdk.incubator.vector;

  exports com.acme.neurozoo;

  provides io.neurozoo.architecture.ArchitectureProvider with
      com.acme.neurozoo.AcmeModels;
  provides io.neurozoo.backend.KernelProvider with
      com.acme.neurozoo.AcmeKernels;
  provides io.neurozoo.spi.OpProvider with
      com.acme.neurozoo.AcmeOps;
  provides io.neurozoo.training.RecipeProvider with
      com.acme.neurozoo.AcmeRecipes;
}
