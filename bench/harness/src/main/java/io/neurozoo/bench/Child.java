// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Processes that do not outlive this one: Ctrl-C or a signal to the harness ends them too. */
final class Child {
  private static final int MAX_MINUTES = 10;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll, "end-children"));
  }

  private Child() {}

  /** Ends all that run, with all that they have started, and waits for it. */
  static void endAll() {
    RUNNING.forEach(
        process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
        });
  }

  /**
   * Runs a process to its end; its standard input stays open meanwhile.
   *
   * @return its exit code
   * @throws ContenderException where it takes more than {@value #MAX_MINUTES} minutes
   */
  static int run(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      RUNNING.add(process);
      try (OutputStream _ = process.getOutputStream()) {
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
          throw new ContenderException("no answer within " + MAX_MINUTES + " minutes");
        }
        return process.exitValue();
      } finally {
        process.destroyForcibly();
        RUNNING.remove(process);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContenderException("interrupted");
    }
  }
}
