// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static io.neurozoo.testkit.Operand.uniform;

import io.neurozoo.testkit.KernelContract;
import io.neurozoo.testkit.OpSample;
import io.neurozoo.testkit.Tolerance;

/** What {@link Sine} is tested with, here and in other JVMs. */
final class SineSample implements OpSample {
  @Override
  public KernelContract contract() {
    return contract(0);
  }

  static KernelContract contract(int quarters) {
    return KernelContract.of(new Sine(2.5f, quarters))
        .given(uniform(-4, 4, 1))
        .given(uniform(-4, 4, 7, 33))
        .given(uniform(-4, 4, 3, 307))
        .within(Tolerance.absolute(1.3e-7));
  }
}
