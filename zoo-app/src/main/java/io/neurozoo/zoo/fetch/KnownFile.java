// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import io.neurozoo.training.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A file of a published data set.
 *
 * @param path within the data folder, with slashes
 * @param bytes how long it is
 * @param sha256 of these bytes, in hexadecimal
 */
record KnownFile(String path, long bytes, String sha256) {

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  Path in(Path dataDir) {
    return dataDir.resolve(path);
  }

  /** Where it is, perhaps compressed by gzip; empty where it is not. */
  Optional<Path> present(Path dataDir) {
    Path plain = in(dataDir);
    return Stream.of(plain, plain.resolveSibling(name() + ".gz")).filter(Files::exists).findFirst();
  }

  /**
   * Checks a file that is there.
   *
   * @throws DataException where its content is another, or it cannot be read
   */
  void verify(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in =
            file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
      CheckedCopy.of(this, "file '" + file + "'", in, _ -> {});
    } catch (IOException e) {
      throw new DataException(
          "file '" + file + "': cannot be read (" + e + "); move it away and fetch it again", e);
    }
  }
}
