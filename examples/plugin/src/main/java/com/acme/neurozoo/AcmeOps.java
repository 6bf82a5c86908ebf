// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import io.neurozoo.spi.OpProvider;
import io.neurozoo.spi.OpType;
import java.util.List;

/** Names the ops, so that saved models with them can be read. */
public final class AcmeOps implements OpProvider {
  @Override
  public List<OpType> ops() {
    return List.of(new OpType("acme:sine", Sine.class), new OpType("acme:snake", Snake.class));
  }
}
