// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;

/** Copies the operand to the result, both of one length. */
public record CopyKernel() implements Kernel {

  @Override
  public void run(KernelArguments arguments, long from, long to) {
    arguments.output(0).copyFrom(arguments.input(0));
  }
}
