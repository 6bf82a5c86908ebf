// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import java.nio.file.Path;

/**
 * A jar of the plugins folder that may be loaded.
 *
 * @param jar the file
 * @param version what its manifest calls its version; empty where it does not say
 */
public record Plugin(Path jar, String version) {

  /** The file's name and the version. */
  @Override
  public String toString() {
    return jar.getFileName() + (version.isEmpty() ? "" : " " + version);
  }
}
