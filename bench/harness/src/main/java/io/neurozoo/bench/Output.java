// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.file.AtomicFile;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Where a run's answers go.
 *
 * @param folder for bench.md and bench.json
 * @param out for the table
 * @param err for progress
 * @param command as it was typed
 */
record Output(Path folder, PrintWriter out, PrintWriter err, String command) {

  void write(String markdown, JsonObject json) {
    write(markdown, Json.write(json) + "\n");
  }

  void write(String markdown, String json) {
    try {
      AtomicFile.writeString(folder.resolve("bench.md"), markdown);
      AtomicFile.writeString(folder.resolve("bench.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(markdown);
    say("wrote " + folder.resolve("bench.md") + " and bench.json");
  }

  void say(String text) {
    err.println("bench: " + text);
    err.flush();
  }
}
