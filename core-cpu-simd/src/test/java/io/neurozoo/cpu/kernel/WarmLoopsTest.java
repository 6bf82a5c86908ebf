// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.cpu.VectorJvm;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compiled vector loops keep their vectors in registers, see {@link Loop}, and no compiler gives up
 * on one: where C1 does and C2 is late, every vector is an object from there on.
 */
class WarmLoopsTest {
  private static final Pattern ANSWER = Pattern.compile("allocating: .*");

  /** As -XX:+PrintCompilation says it; a class made at run time has a number behind its name. */
  private static final Pattern COMPILED_BY_C2 =
      Pattern.compile(" 4 +(io\\.neurozoo\\.cpu\\.\\S*Vector\\S*::\\S+) ");

  private static final Pattern GIVEN_UP =
      Pattern.compile("(?m)^(?=.*io\\.neurozoo\\.).*(COMPILE SKIPPED|made not .*compilable).*$");

  /** Another thread loaded a class meanwhile; the compiler tries again. */
  private static final String TRIED_AGAIN = "concurrent class loading";

  @Test
  void noLoopAllocatesInWhateverOrderLoopsWereWarmed() throws Exception {
    String order = Long.toString(ThreadLocalRandom.current().nextLong()); // another one each time
    check(warm(order), "order " + order);
  }

  @Test
  void noLoopAllocatesWherePartOfItWasRare() throws Exception {
    check(warm("rare"), "rare");
  }

  private static void check(String output, String run) {
    assertEquals(List.of("allocating: []"), found(ANSWER, 0, output), run);
    assertEquals(
        List.of(),
        found(GIVEN_UP, 0, output).stream().filter(l -> !l.contains(TRIED_AGAIN)).toList(),
        run);
    long compiled = found(COMPILED_BY_C2, 1, output).stream().distinct().count();
    assertTrue(compiled > 20, () -> run + ": compiled only " + compiled + " methods: " + output);
  }

  private static List<String> found(Pattern pattern, int group, String output) {
    return pattern.matcher(output).results().map(match -> match.group(group)).toList();
  }

  /** Runs {@link WarmLoops} in a JVM of its own, whose compiler starts with nothing. */
  private static String warm(String argument) throws Exception {
    return String.join(
        "\n", VectorJvm.lines(WarmLoops.class, List.of("-XX:+PrintCompilation"), argument));
  }
}
