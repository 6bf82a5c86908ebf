// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Path;
import java.util.Map;

/** The folder that holds the named data sets where nobody gave one. */
public final class DataDirectory {

  /** The environment variable that names the folder. */
  public static final String VARIABLE = "ZOO_DATA";

  private DataDirectory() {}

  /** The default folder for this process's environment and user. */
  public static Path standard() {
    return standard(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * {@code $ZOO_DATA}; else {@code neurozoo} within the user's cache folder, which is {@code
   * $XDG_CACHE_HOME} or {@code .cache} at home. Variables that are empty count as unset.
   */
  static Path standard(Map<String, String> environment, Path home) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (cache.isEmpty() ? home.resolve(".cache") : Path.of(cache)).resolve("neurozoo");
  }
}
