// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The jars of a plugins folder, in the order of their names. All share one class loader; a jar
 * finds what it needs beside the others, or where the {@code Class-Path} of its manifest says.
 *
 * @param found the jars that may be loaded
 * @param problems the jars that may not, and why, one line each
 * @param loader what finds their classes, and everything else
 */
public record Plugins(List<Plugin> found, List<String> problems, ClassLoader loader) {
  /** The entry of a jar's manifest that says for which API it was built. */
  public static final String API_ENTRY = "Neurozoo-Api";

  /** The API of this version. */
  public static final String API = "1";

  /** The variable that names the folder. */
  public static final String VARIABLE = "ZOO_PLUGINS";

  private static final Path STANDARD = Path.of("plugins");

  /** What is on the class path and the module path alone. */
  public static Plugins none() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new Plugins(
        List.of(), List.of(), context == null ? Plugins.class.getClassLoader() : context);
  }

  /**
   * The folder to look in: what was asked for, else {@code $ZOO_PLUGINS}, else {@code plugins} in
   * the working directory where it is there.
   *
   * @throws UsageException where a folder was named and is not there
   */
  public static Optional<Path> folder(Optional<Path> asked, Map<String, String> environment) {
    String variable = environment.getOrDefault(VARIABLE, "");
    if (asked.isPresent() || !variable.isEmpty()) {
      Path folder = asked.orElseGet(() -> Path.of(variable));
      if (!Files.isDirectory(folder)) {
        throw new UsageException(
            "plugins: no folder '"
                + folder
                + "'; "
                + (asked.isPresent() ? "--plugins" : "$" + VARIABLE)
                + " names a folder of jars");
      }
      return Optional.of(folder);
    }
    return Files.isDirectory(STANDARD) ? Optional.of(STANDARD) : Optional.empty();
  }

  /** Runs something that discovers services, so that it finds those of the plugins too. */
  public <T> T within(Supplier<T> discovery) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return discovery.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * The jars of a folder. Their manifests are read, none of their classes is loaded.
   *
   * @throws IllegalStateException where two jars have the same provider; it names both
   */
  public static Plugins of(Path folder) {
    List<Plugin> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        try {
          found.add(check(jar));
        } catch (IOException e) {
          problems.add("plugin '" + jar + "' was skipped: " + e.getMessage());
        }
      }
    } catch (IOException e) {
      problems.add("plugins folder '" + folder + "' cannot be read: " + e);
    }
    ProviderClashes.refuse(found);
    ClassLoader parent = none().loader();
    URL[] urls = found.stream().map(Plugins::url).toArray(URL[]::new);
    return new Plugins(
        List.copyOf(found),
        List.copyOf(problems),
        urls.length == 0 ? parent : new URLClassLoader("plugins", urls, parent));
  }

  /**
   * Reads a jar's manifest. A jar for another API would fail in the middle of its work, at the
   * first call of a method that is not there.
   *
   * @throws IOException with the reason why the jar may not be loaded
   */
  private static Plugin check(Path jar) throws IOException {
    Manifest manifest;
    try (JarFile file = new JarFile(jar.toFile())) {
      manifest = file.getManifest();
    } catch (IOException e) {
      throw new IOException("it is no readable jar (" + e.getMessage() + ")", e);
    }
    Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String api = main.getValue(API_ENTRY);
    if (api == null) {
      throw new IOException(
          "its manifest has no entry '"
              + API_ENTRY
              + ": "
              + API
              + "'; build it with that entry, or move it out of the folder if it is no plugin");
    }
    if (!api.strip().equals(API)) {
      throw new IOException(
          "it was built for API "
              + api.strip()
              + " and this is API "
              + API
              + "; get the plugin's version for this one");
    }
    String version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    return new Plugin(jar, version == null ? "" : version);
  }

  private static URL url(Plugin plugin) {
    try {
      return plugin.jar().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has no URL: " + plugin.jar(), e);
    }
  }
}
