// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  @Test
  void areTheSameOnTheClassPathAndOnTheModulePath() throws IOException {
    Map<String, List<String>> modulePath = new TreeMap<>();
    Map<String, List<String>> classPath = new TreeMap<>();
    try (InputStream in = resource("module-info.class")) {
      for (var service : ModuleDescriptor.read(in).provides()) {
        modulePath.put(service.service(), service.providers());
      }
    }
    for (String service : modulePath.keySet()) {
      try (InputStream in = resource("META-INF/services/" + service)) {
        String names = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        classPath.put(service, Arrays.asList(names.strip().split("\\s+")));
      }
    }
    assertEquals(4, modulePath.size());
    assertEquals(modulePath, classPath);
  }

  /** Ours, not that of another module on the class path. */
  private static InputStream resource(String name) throws IOException {
    String folder = AcmeOps.class.getProtectionDomain().getCodeSource().getLocation().toString();
    return URI.create(folder + name).toURL().openStream();
  }
}
