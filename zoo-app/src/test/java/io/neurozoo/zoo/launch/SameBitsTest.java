// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two epochs leave the same bits, however they are computed. */
class SameBitsTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  /** No scalar twin takes a run: vector kernels are interpreted until they are compiled. */
  private static final String COLD_KERNELS = "-Dneurozoo.cold=true";

  /**
   * A way to compute: threads, vectors, planMemory and poison of the backend and epochs of warming
   * up, what the backend must say of itself, and flags of the JVM. Slow ones first.
   */
  enum Variant {
    INTERPRETED("2 true true false 0", "vectors, 2 threads", VECTORS, COLD_KERNELS, "-Xint"),
    INTERPRETED_SCALAR("1 false true false 0", "scalar kernels, 1 thread", VECTORS, "-Xint"),
    COLD("2 true true false 0", "vectors, 2 threads", VECTORS, COLD_KERNELS),
    WARMING("2 true true false 0", "vectors, 2 threads", VECTORS),
    COMPILED("2 true true false 500", "vectors, 2 threads", VECTORS),
    ONE_THREAD("1 true true false 0", "vectors, 1 thread", VECTORS),
    THREE_THREADS("3 true true false 0", "vectors, 3 threads", VECTORS),
    FIRST_COMPILER(
        "2 true true false 50", "vectors, 2 threads", VECTORS, "-XX:TieredStopAtLevel=1"),
    SECOND_COMPILER(
        "2 true true false 50", "vectors, 2 threads", VECTORS, "-XX:-TieredCompilation"),
    BITS_128("2 true true false 200", "128-bit", VECTORS, COLD_KERNELS,
        "-Dneurozoo.vector.bits=128"),
    BITS_256("2 true true false 200", "256-bit", VECTORS, "-Dneurozoo.vector.bits=256"),
    BITS_512("2 true true false 200", "512-bit", VECTORS, "-Dneurozoo.vector.bits=512"),
    SCALAR("2 false true false 200", "scalar kernels, 2 threads", VECTORS),
    WITHOUT_THE_MODULE("2 true true false 0", "scalar kernels, 2 threads"),
    WITHOUT_PLANNER("2 true false false 0", "vectors, 2 threads", VECTORS),
    POISONED("2 true true true 0", "vectors, 2 threads", VECTORS),
    POISONED_WITHOUT_PLANNER("1 true false true 0", "vectors, 1 thread", VECTORS);

    private final String options;
    private final String description;
    private final String[] flags;

    Variant(String options, String description, String... flags) {
      this.options = options;
      this.description = description;
      this.flags = flags;
    }

    List<String> digests(Path folder) {
      ForkedJvm.Result result =
          ForkedJvm.in(folder)
              .with("--enable-native-access=ALL-UNNAMED")
              .with(flags)
              .classPath(Places.classPath())
              .with(TrainingDigest.class.getName())
              .run(options.split(" "))
              .succeeded();
      assertTrue(result.err().contains(description), result::toString);
      if (this == COLD) {
        // Vectors are objects until they are compiled: so the second thread did compute some.
        assertFalse(result.err().contains("workers allocated 0 bytes"), result::toString);
      }
      return result.lines();
    }
  }

  @Test
  void comeOutOfEveryKindOfJvmAndBackend(@TempDir Path folder) throws Exception {
    Map<Variant, List<String>> digests = inPairs(folder);
    List<String> expected = digests.get(Variant.COLD);
    assertEquals(3, expected.size());
    assertNotEquals(word(expected.get(0)), word(expected.get(1)), "nothing was learned");
    digests.forEach((variant, lines) -> assertEquals(expected, lines, variant.name()));
  }

  /** Two at a time: more would wait for each other. */
  private static Map<Variant, List<String>> inPairs(Path folder) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Map<Variant, Future<List<String>>> running = new EnumMap<>(Variant.class);
      for (Variant variant : Variant.values()) {
        running.put(variant, pool.submit(() -> variant.digests(folder)));
      }
      Map<Variant, List<String>> out = new EnumMap<>(Variant.class);
      for (Variant variant : Variant.values()) {
        out.put(variant, running.get(variant).get());
      }
      return out;
    }
  }

  private static String word(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }
}
