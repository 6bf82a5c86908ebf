// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Two jars with the same provider, usually two versions of one plugin: the classes of the first
 * would silently hide those of the second.
 */
final class ProviderClashes {
  private static final String SERVICES = "META-INF/services/";

  private ProviderClashes() {}

  /**
   * Looks for such jars; no class is loaded.
   *
   * @throws IllegalStateException naming both
   */
  static void refuse(List<Plugin> plugins) {
    Map<String, Plugin> byProvider = new HashMap<>();
    for (Plugin plugin : plugins) {
      for (String provider : providers(plugin)) {
        Plugin other = byProvider.putIfAbsent(provider, plugin);
        if (other != null) {
          throw new IllegalStateException(
              "two plugins have the provider '"
                  + provider
                  + "': "
                  + other.jar()
                  + " and "
                  + plugin.jar()
                  + "; remove one of them");
        }
      }
    }
  }

  private static Set<String> providers(Plugin plugin) {
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(plugin.jar().toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            names.addAll(names(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "plugin '" + plugin.jar() + "' cannot be read: " + e.getMessage(), e);
    }
    return names;
  }

  /** The lines of a services file, less their comments. */
  private static List<String> names(String text) {
    return text.lines()
        .map(line -> line.split("#", 2)[0].strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
