// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** The language and the runtime's contracts: shapes, graphs, ops, layers, backends and models. */
module io.neurozoo.api {
  exports io.neurozoo.architecture;
  exports io.neurozoo.backend;
  exports io.neurozoo.file;
  exports io.neurozoo.graph;
  exports io.neurozoo.layer;
  exports io.neurozoo.model;
  exports io.neurozoo.op;
  exports io.neurozoo.random;
  exports io.neurozoo.spi;
  exports io.neurozoo.tensor;

  uses io.neurozoo.architecture.ArchitectureProvider;
  uses io.neurozoo.backend.BackendProvider;
  uses io.neurozoo.backend.KernelProvider;
  uses io.neurozoo.spi.LayerProvider;
  uses io.neurozoo.spi.OpProvider;
}
