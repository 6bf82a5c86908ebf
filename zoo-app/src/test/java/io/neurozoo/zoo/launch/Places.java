// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import io.neurozoo.cpu.CpuBackendProvider;
import io.neurozoo.layers.dense.Dense;
import io.neurozoo.model.Model;
import io.neurozoo.testkit.KernelContract;
import io.neurozoo.training.Trainer;
import io.neurozoo.zoo.Zoo;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where things are: entries of the class path, which are folders or jars, and the examples. */
final class Places {
  static final Path API = of(Model.class);
  static final Path CPU = of(CpuBackendProvider.class);
  static final Path DENSE = of(Dense.class);
  static final Path TRAINING = of(Trainer.class);
  static final Path TESTKIT = of(KernelContract.class);
  static final Path ZOO = of(Zoo.class);

  /** All modules of ours. */
  static final List<Path> OURS = List.of(API, CPU, DENSE, TRAINING, TESTKIT, ZOO);

  private Places() {}

  /** Where a class came from. */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a class came from that only another module may name. */
  static Path ofNamed(String type) {
    try {
      return of(Class.forName(type, false, Places.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole class path. */
  static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** The folder of an example. */
  static Path example(String name) {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path example = folder.resolve("examples").resolve(name);
      if (Files.isDirectory(example)) {
        return example;
      }
    }
    throw new IllegalStateException("no folder examples/" + name + " in " + start + " or above");
  }
}
