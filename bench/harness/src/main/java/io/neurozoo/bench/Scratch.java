// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for a run, which goes with it, even where that is interrupted. */
final class Scratch implements AutoCloseable {
  private final Path folder = Files.createTempDirectory("neurozoo-bench");
  private final Thread hook = new Thread(this::deleteQuietly, "delete-scratch");

  Scratch() throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Path folder() {
    return folder;
  }

  private void deleteQuietly() {
    Child.endAll(); // they write here
    try {
      Snapshot.delete(folder);
    } catch (IOException e) {
      // the system clears its folder for temporary files
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the hook is at it
    }
    Snapshot.delete(folder);
  }
}
