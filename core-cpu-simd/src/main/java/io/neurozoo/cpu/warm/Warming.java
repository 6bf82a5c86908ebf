// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.warm;

/** What brings a kernel up to its speed in the background. */
public interface Warming {

  /** Whether the kernel is up to its speed. */
  boolean warm();

  /** The kernel was found to be slow: warms it, again where it was warm. */
  void again();
}
