// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

/**
 * Names a {@link KernelContract}, so that another JVM can run it too; see {@link
 * KernelContract#forked}. Implementations have a constructor without parameters.
 *
 * <pre>{@code
 * final class SnakeSample implements OpSample {
 *   public KernelContract contract() {
 *     return KernelContract.of(new Snake(1.5f)).given(uniform(-4, 4, 7, 33)).ulp(8);
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface OpSample {

  /** The contract of the op. */
  KernelContract contract();
}
