// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher runs to learn which classes to keep. */
class RehearsalTest {
  @TempDir Path folder;

  @Test
  void everyVerbOfTheRehearsalSucceeds() throws Exception {
    assertEquals(ExitCode.OK, Rehearsal.rehearse(folder));
    assertTrue(Files.exists(folder.resolve("run/model.safetensors")), "it trained");
  }

  @Test
  void aRehearsalThatFailsSaysSo() throws Exception {
    Files.writeString(folder.resolve("run"), "in the way of the model");
    assertTrue(Rehearsal.rehearse(folder) != ExitCode.OK);
  }
}
