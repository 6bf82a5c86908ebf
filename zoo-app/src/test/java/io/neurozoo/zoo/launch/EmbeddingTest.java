// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application with the API, the CPU backend and Netty alone predicts the bits that we predict.
 */
class EmbeddingTest {
  private static final String PROGRAM = "io.neurozoo.examples.embedding.Predict";
  private static final String MODULE = "io.neurozoo.examples.embedding";
  private static final int EXAMPLES = 3;

  private static final List<Path> LIBRARIES =
      List.of(
          Places.API,
          Places.CPU,
          Places.ofNamed("io.netty.buffer.ByteBuf"),
          Places.ofNamed("io.netty.util.ReferenceCounted"));

  @TempDir static Path folder;
  private static Path model;
  private static Path numbers;
  private static List<String> expected;

  /** How it is started, and the flag that it then asks for. */
  enum Launch {
    CLASS_PATH(
        false, "", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"),
    MODULE_PATH(true, "", "--enable-native-access=io.neurozoo.cpu,io.netty.common"),
    MODULE_PATH_WITHOUT_ANY_FLAG(true, ""),
    CLASS_PATH_WITHOUT_ANY_FLAG(false, "--add-modules jdk.incubator.vector"),
    CLASS_PATH_WITHOUT_VECTORS(
        false, "--add-modules jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"),
    CLASS_PATH_WITHOUT_NATIVE_ACCESS(
        false,
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules",
        "jdk.incubator.vector",
        "--illegal-native-access=deny"),
    MODULE_PATH_WITHOUT_NATIVE_ACCESS(
        true,
        "--enable-native-access=io.neurozoo.cpu,io.netty.common",
        "--illegal-native-access=deny"),
    CLASS_PATH_WITHOUT_ANYTHING(
        false,
        "--add-modules jdk.incubator.vector",
        "--illegal-native-access=deny",
        "--sun-misc-unsafe-memory-access=deny");

    private final boolean modules;
    private final String missing;
    private final String[] flags;

    Launch(boolean modules, String missing, String... flags) {
      this.modules = modules;
      this.missing = missing;
      this.flags = flags;
    }
  }

  @BeforeAll
  static void buildTheProgramAndMakeAModel() throws IOException {
    Build.module(
        Places.example("embedding").resolve("src/main/java"), folder.resolve("program"), LIBRARIES);
    Layer network =
        Network.of(
            flatten(),
            dense(37),
            relu(),
            dense(19),
            tanh(),
            dropout(0.5f),
            dense(11),
            sigmoid(),
            dense(10));
    model = folder.resolve("model");
    numbers = folder.resolve("numbers.txt");
    float[] inputs = new float[EXAMPLES * 35];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i * 37 % 71 / 71f - 0.5f;
    }
    Files.write(numbers, IntStream.range(0, inputs.length).mapToObj(i -> "" + inputs[i]).toList());
    try (Model made = Model.create(network, Shape.of(5, 7), 42)) {
      made.save(model);
      expected = lines(made.predict(inputs));
    }
  }

  private static List<String> lines(float[] outputs) {
    List<String> lines = new ArrayList<>();
    for (float output : outputs) {
      lines.add(String.format(Locale.ROOT, "%08x %s", Float.floatToRawIntBits(output), output));
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void predictsTheSameBits(Launch launch) {
    List<Path> path = new ArrayList<>(LIBRARIES);
    path.add(folder.resolve("program"));
    ForkedJvm jvm = ForkedJvm.in(folder).with(launch.flags);
    String[] files = {model.toString(), numbers.toString()};
    ForkedJvm.Result result =
        launch.modules
            ? jvm.modulePath(path).with("-m", MODULE + "/" + PROGRAM).run(files)
            : jvm.classPath(path).with(PROGRAM).run(files);
    assertEquals(EXAMPLES * 10, expected.size());
    assertEquals(expected, result.succeeded().lines(), result::toString);

    boolean scalar = !launch.missing.isEmpty();
    assertTrue(
        result.err().contains(scalar ? "(scalar kernels, " : "-bit vectors, "), result::toString);
    List<String> warnings =
        result.err().lines().filter(l -> l.contains("kernels run without SIMD")).toList();
    assertEquals(scalar ? 1 : 0, warnings.size(), result::toString);
    assertTrue(warnings.stream().allMatch(w -> w.endsWith(launch.missing)), result::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.google.inject.Guice",
        "tools.jackson.databind.ObjectMapper",
        "picocli.CommandLine",
        "io.neurozoo.layers.dense.Dense",
        "io.neurozoo.training.Trainer",
        "io.neurozoo.zoo.Zoo"
      })
  void pathHoldsNothingElse(String absent) throws Exception {
    URL[] urls = new URL[LIBRARIES.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = LIBRARIES.get(i).toUri().toURL();
    }
    assertNotNull(Class.forName(absent, false, getClass().getClassLoader()), "renamed?");
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      assertNotNull(loader.loadClass(Model.class.getName()));
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass(absent));
    }
  }
}
