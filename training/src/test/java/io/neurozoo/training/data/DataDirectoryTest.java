// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {

  private static final Path HOME = Path.of("home", "ada");

  @Test
  void theVariableComesFirst() {
    assertEquals(
        Path.of("data"),
        DataDirectory.standard(Map.of("ZOO_DATA", "data", "XDG_CACHE_HOME", "cache"), HOME));
  }

  @Test
  void anEmptyVariableCountsAsUnset() {
    assertEquals(
        Path.of("cache", "neurozoo"),
        DataDirectory.standard(Map.of("ZOO_DATA", "", "XDG_CACHE_HOME", "cache"), HOME));
  }

  @Test
  void theCacheFolderAtHomeComesLast() {
    assertEquals(
        HOME.resolve(".cache").resolve("neurozoo"),
        DataDirectory.standard(Map.of("XDG_CACHE_HOME", ""), HOME));
  }
}
