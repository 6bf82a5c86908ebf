// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.file.AtomicFile;
import io.neurozoo.file.Json;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One JSON file for each version, model, data set, setting and seed, so that a run that was
 * interrupted goes on where it stopped. A file holds how the model was trained too: where that has
 * changed since, the result counts no more and is replaced.
 *
 * @param path where they are
 */
record ResultsFolder(Path path) {
  private static final long MAX_BYTES = 1 << 20;

  private Path file(String version, Run run) {
    return path.resolve(plain(version))
        .resolve(plain(run.id()))
        .resolve(plain(run.setting()) + "-seed" + run.seed() + ".json");
  }

  /** A name that every file system takes; what is lost is told apart by a number. */
  private static String plain(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9._=-]", "-");
    return plain.equals(text) ? plain : plain + "-" + Integer.toHexString(text.hashCode());
  }

  /**
   * What was measured before, if the model is still trained in that way.
   *
   * @param recipe names how it is trained now
   * @throws UsageException where the file is damaged
   */
  Optional<Measured> find(String version, String recipe, Run run) {
    Path file = file(version, run);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException("it has " + Files.size(file) + " bytes");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Optional.of(Measured.of(Json.parse(text).asObject()))
          .filter(measured -> measured.recipe().equals(recipe));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "'" + file + "' is no result (" + e.getMessage() + "); delete it to measure again", e);
    }
  }

  /**
   * Keeps a result.
   *
   * @throws UsageException where it cannot be written
   */
  void keep(Run run, Measured measured) {
    Path file = file(measured.version(), run);
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.writeString(file, Json.write(measured.json()) + "\n");
    } catch (IOException e) {
      throw new UsageException(
          "'" + file + "' cannot be written (" + e + "); choose another folder by --keep", e);
    }
  }
}
