// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A published data set.
 *
 * @param id as {@code --data} takes it
 * @param files all of them
 * @param home where its makers publish these very files, where that is known
 */
record KnownSet(String id, List<KnownFile> files, Optional<String> home) {

  /** True where all files are there; their content is not looked at. */
  boolean isPresent(Path dataDir) {
    return files.stream().allMatch(file -> file.present(dataDir).isPresent());
  }
}
