// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher runs to learn which classes to keep. */
class RehearsalTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void everyVerbOfTheRehearsalSucceeds() throws Exception {
    assertEquals(ExitCode.OK, rehearse());
    assertEquals("", said.toString(UTF_8));
    assertTrue(Files.exists(folder.resolve("run/model.safetensors")), "it trained");
  }

  @Test
  void aRehearsalThatFailsSaysSo() throws Exception {
    Files.writeString(folder.resolve("run"), "in the way of the model");
    assertEquals(ExitCode.USAGE, rehearse());
    String text = said.toString(UTF_8);
    assertTrue(text.matches("zoo: rehearsing \\[train, .*] failed with code 2\\R"), text);
  }

  private int rehearse() throws IOException {
    return Rehearsal.rehearse(folder, new PrintStream(said, true, UTF_8));
  }
}
