// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static io.neurozoo.testkit.Operand.uniform;

import io.neurozoo.testkit.KernelContract;
import io.neurozoo.testkit.OpSample;

/** What {@link Snake} is tested with, here and in other JVMs. */
final class SnakeSample implements OpSample {
  @Override
  public KernelContract contract() {
    return KernelContract.of(new Snake(1.5f))
        .given(uniform(-4, 4, 1))
        .given(uniform(-4, 4, 7, 33))
        .given(uniform(-4, 4, 3, 307))
        .ulp(10);
  }
}
