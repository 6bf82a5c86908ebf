// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;

/** The loop of a kernel over a range of elements, rows or tiles. */
@FunctionalInterface
interface Body {

  void run(KernelArguments arguments, long from, long to);
}
