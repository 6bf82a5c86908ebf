// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.io.IOException;

/**
 * Ends this JVM when the harness ends, however that happens: the harness holds the other end of
 * standard input and never writes.
 */
public final class Lifeline {
  /** Set by the harness; a contender that somebody starts by hand has no lifeline. */
  public static final String PROPERTY = "neurozoo.bench.lifeline";

  private Lifeline() {}

  /** Watches in the background, where the harness asked for it. */
  public static void hold() {
    if (Boolean.getBoolean(PROPERTY)) {
      Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::watch);
    }
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      System.err.println("lost the harness: " + e.getMessage());
    }
    Runtime.getRuntime().halt(1);
  }
}
