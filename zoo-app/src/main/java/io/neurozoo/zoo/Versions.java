// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Versions of the software that runs. */
public final class Versions {
  private Versions() {}

  /** The version of Neurozoo, as its jar says; {@code development} outside a jar. */
  public static String neurozoo() {
    Package jar = Versions.class.getPackage();
    if (jar.getImplementationVersion() != null) {
      return jar.getImplementationVersion();
    }
    var descriptor = Versions.class.getModule().getDescriptor();
    return descriptor == null ? "development" : descriptor.rawVersion().orElse("development");
  }

  /** Neurozoo, Java, and what ran the graphs. */
  static Map<String, String> of(String backend) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("neurozoo", neurozoo());
    versions.put("java", Runtime.version().toString());
    versions.put("backend", backend);
    return versions;
  }
}
