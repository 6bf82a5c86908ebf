// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module offers the same on the class path and on the module path. */
class ProvidersTest {
  private static final String FOLDER = "META-INF/services/";

  static List<Path> ours() {
    return Places.OURS;
  }

  @ParameterizedTest
  @MethodSource("ours")
  void servicesFilesAgreeWithTheModuleDescriptor(Path place) throws IOException {
    ModuleReference module = ModuleFinder.of(place).findAll().iterator().next();
    Map<String, List<String>> modulePath = new TreeMap<>();
    for (ModuleDescriptor.Provides provides : module.descriptor().provides()) {
      modulePath.put(provides.service(), provides.providers());
    }
    Map<String, List<String>> classPath = new TreeMap<>();
    try (ModuleReader reader = module.open();
        Stream<String> names = reader.list()) {
      for (String name : names.filter(n -> n.startsWith(FOLDER) && !n.endsWith("/")).toList()) {
        classPath.put(name.substring(FOLDER.length()), providers(reader, name));
      }
    }
    assertEquals(classPath, modulePath, module.descriptor().name());
  }

  private static List<String> providers(ModuleReader reader, String name) throws IOException {
    try (InputStream in = reader.open(name).orElseThrow()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\\R")).map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
  }
}
