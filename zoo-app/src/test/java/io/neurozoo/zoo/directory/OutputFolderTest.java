// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.zoo.catalogue.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path temp;

  private Path model(String... files) throws IOException {
    Path path = Files.createDirectories(temp.resolve("model"));
    for (String file : files) {
      Files.writeString(path.resolve(file), file);
    }
    return path;
  }

  @Test
  void whatOpeningMadeAndNobodyUsedGoesAgain() {
    Path path = temp.resolve("a/b/c");
    try (OutputFolder folder = OutputFolder.open(path, Existing.REFUSE)) {
      assertEquals(path, folder.directory().path());
      assertTrue(Files.isDirectory(path));
    }
    assertFalse(Files.exists(temp.resolve("a")));
  }

  @Test
  void whatWasUsedStays() throws IOException {
    Path path = temp.resolve("a/b");
    try (OutputFolder _ = OutputFolder.open(path, Existing.REFUSE)) {
      Files.writeString(path.resolve("model.safetensors"), "x");
    }
    assertTrue(Files.exists(path.resolve("model.safetensors")));
  }

  @Test
  void anEmptyFolderOfTheUserMayBeUsedAndStays() throws IOException {
    Path path = Files.createDirectory(temp.resolve("empty"));
    OutputFolder.open(path, Existing.REFUSE).close();
    assertTrue(Files.isDirectory(path));
  }

  @Test
  void aModelIsTouchedOnlyWhereThatWasAskedFor() throws IOException {
    Path path = model("config.json", "model.safetensors", "checkpoint.safetensors", "mine.txt");
    assertThrows(UsageException.class, () -> OutputFolder.open(path, Existing.REFUSE));
    OutputFolder.open(path, Existing.REPLACE).close();
    assertTrue(Files.exists(path.resolve("config.json")), "opened and not begun");
    try (OutputFolder folder = OutputFolder.open(path, Existing.RESUME)) {
      assertTrue(folder.resumable().isPresent());
      folder.begin();
    }
    assertTrue(Files.exists(path.resolve("checkpoint.safetensors")));
    try (OutputFolder folder = OutputFolder.open(path, Existing.REPLACE)) {
      assertTrue(folder.resumable().isEmpty());
      folder.begin();
    }
    assertFalse(Files.exists(path.resolve("checkpoint.safetensors")));
    assertFalse(Files.exists(path.resolve("config.json")));
    assertTrue(Files.exists(path.resolve("mine.txt")));
  }

  @Test
  void otherPeoplesFilesAreNeverTaken() throws IOException {
    Path path = model("thesis.tex");
    for (Existing existing : Existing.values()) {
      UsageException e =
          assertThrows(UsageException.class, () -> OutputFolder.open(path, existing));
      assertTrue(e.getMessage().contains("no model"), e.getMessage());
    }
  }

  @Test
  void aFinishedModelWithoutItsCheckpointIsNotTrainedOverByResume() throws IOException {
    Path path = model("config.json", "model.safetensors");
    UsageException e =
        assertThrows(UsageException.class, () -> OutputFolder.open(path, Existing.RESUME));
    assertTrue(e.getMessage().contains("no checkpoint.safetensors"), e.getMessage());
  }

  @Test
  void killedBeforeTheFirstCheckpoint() throws IOException {
    Path path = model(".checkpoint.safetensors.0123456789abcdef.tmp");
    try (OutputFolder folder = OutputFolder.open(path, Existing.RESUME)) {
      assertTrue(folder.resumable().isEmpty());
      folder.begin();
    }
    assertFalse(Files.exists(path.resolve(".checkpoint.safetensors.0123456789abcdef.tmp")));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    UsageException e =
        assertThrows(
            UsageException.class,
            () -> OutputFolder.open(file.resolve("under/it"), Existing.REFUSE));
    assertTrue(e.getMessage().contains("'" + file.resolve("under/it") + "'"), e.getMessage());
  }
}
