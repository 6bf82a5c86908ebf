// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifelineTest {
  /** A contender that hangs. */
  static final class Hanging {
    private Hanging() {}

    /** Prints a line when it holds the lifeline, then sleeps. */
    public static void main(String[] arguments) throws InterruptedException {
      Lifeline.hold();
      System.out.println("holding");
      Thread.sleep(TimeUnit.MINUTES.toMillis(1));
    }
  }

  private static Process start(boolean lifeline) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-D" + Lifeline.PROPERTY + "=" + lifeline,
                    "-cp", System.getProperty("java.class.path"),
                    Hanging.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.inputReader().readLine().equals("holding"));
    return process;
  }

  @Test
  void contenderEndsWhenTheHarnessLetsGo() throws Exception {
    Process process = start(true);
    assertTrue(process.isAlive());
    process.getOutputStream().close();
    boolean ended = process.waitFor(20, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "still alive");
  }

  @Test
  void whoIsStartedByHandDoesNotNeedOne() throws Exception {
    Process process = start(false);
    process.getOutputStream().close();
    boolean ended = process.waitFor(1, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertFalse(ended, "ended without the harness");
  }
}
