// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
  @TempDir Path folder;

  private static Discovery<OpProvider> discover() {
    return Discovery.of(OpProvider.class, l -> ServiceLoader.load(OpProvider.class, l));
  }

  @Test
  void withoutProvidersNothingIsFound() {
    assertEquals(new Discovery<OpProvider>(List.of(), List.of()), discover());
  }

  @Test
  void brokenProvidersAreReportedByNameAndTheOthersFoundInOrder() throws Exception {
    String lines =
        String.join(
            "\n",
            OpRegistryTest.Plugin.class.getName(),
            OpRegistryTest.Broken.class.getName(),
            "no.such.Class",
            OpRegistryTest.Clash.class.getName());
    Services.with(
        folder,
        OpProvider.class,
        lines,
        () -> {
          Discovery<OpProvider> result = discover();
          assertEquals(
              List.of(OpRegistryTest.Plugin.class, OpRegistryTest.Clash.class),
              result.found().stream().map(Object::getClass).toList());
          assertEquals(2, result.problems().size(), result.problems().toString());
          String broken = result.problems().get(0);
          assertTrue(broken.startsWith("OpProvider " + OpRegistryTest.Broken.class.getName()));
          assertTrue(broken.endsWith("was skipped: java.lang.IllegalStateException: broken"));
          assertTrue(result.problems().get(1).contains("no.such.Class"));
        });
  }

  @Test
  void aBrokenProviderIsReportedAlsoWhereNoneIsFound() throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        "not a class name !",
        () -> {
          Discovery<OpProvider> result = discover();
          assertEquals(List.of(), result.found());
          assertEquals(1, result.problems().size(), result.problems().toString());
        });
  }

  @Test
  void aLoaderThatFailsAtEveryStepEndsTheSearch() {
    ClassLoader failing =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(failing);
      Discovery<OpProvider> result = discover();
      assertEquals(1, result.problems().size());
      assertTrue(result.problems().getFirst().contains("the disk is gone"));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aThreadWithoutALoaderFindsWhatTheLibrarySees() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(null);
      assertTrue(discover().problems().isEmpty());
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertTrue(discover().problems().isEmpty());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void theOriginOfAClassNamesItAndItsJar() {
    String origin = Discovery.origin(DiscoveryTest.class);
    assertTrue(origin.startsWith(DiscoveryTest.class.getName() + " in /"), origin);
    assertEquals("java.lang.String", Discovery.origin(String.class));
  }
}
