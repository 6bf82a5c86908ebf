// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.ArchitectureProvider;
import java.util.List;

/** The networks that can be picked by name. */
public final class AcmeModels implements ArchitectureProvider {
  @Override
  public List<Architecture<?>> architectures() {
    return List.of(new HighwayNet());
  }
}
