// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An earlier build of ours, kept to be run again beside the present one: figures that were stored
 * would tell more of how busy the machine was then.
 *
 * @param folder where it is kept
 */
record Baseline(Path folder) {

  /** The user's, in {@code $XDG_CACHE_HOME/neurozoo}, else {@code ~/.cache/neurozoo}. */
  static Baseline standard(Map<String, String> environment) {
    String cache = environment.get("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return new Baseline(base.resolve("neurozoo").resolve("bench-baseline"));
  }

  Optional<Runner> runner() {
    List<Path> entries = Snapshot.entries(folder);
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new Runner(Entrant.OURS, "baseline", entries));
  }

  void keep(List<Path> classPath) {
    Snapshot.copy(classPath, folder);
  }
}
