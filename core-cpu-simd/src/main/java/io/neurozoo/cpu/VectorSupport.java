// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Whether this JVM can run the vector kernels. */
final class VectorSupport {
  private static final String MODULE = "jdk.incubator.vector";

  private VectorSupport() {}

  /** What is missing and which flag gives it; empty where nothing is. */
  static Optional<String> missing() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of(
          "the module "
              + MODULE
              + " is not there, so kernels run without SIMD and several times slower (the results"
              + " are the same); start java with --add-modules "
              + MODULE);
    }
    if (!nativeAccess()) {
      return Optional.of(
          "native access is denied, so kernels run without SIMD and several times slower (the"
              + " results are the same); start java with --enable-native-access="
              + (VectorSupport.class.getModule().isNamed()
                  ? VectorSupport.class.getModule().getName() + ",io.netty.common"
                  : "ALL-UNNAMED"));
    }
    return Optional.empty();
  }

  @SuppressWarnings("restricted")
  private static boolean nativeAccess() {
    try {
      MemorySegment.NULL.reinterpret(1);
      return true;
    } catch (IllegalCallerException e) {
      return false;
    }
  }
}
