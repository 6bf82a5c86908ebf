// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Damaged documents: each is either parsed, and then written and parsed alike, or refused. */
class JsonFuzzTest {
  private static final String TOKENS = "{}[],:\"\\u0123dD8-+.eE truefalsn\n\t\u00e9";

  @Test
  void damagedBytesAreParsedConsistentlyOrRefused() {
    SplittableRandom random = new SplittableRandom(4);
    int refused = 0;
    int rounds = 30_000;
    for (int i = 0; i < rounds; i++) {
      byte[] bytes =
          Json.write(JsonWriteTest.randomValue(random, 2)).getBytes(StandardCharsets.UTF_8);
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += isRefused(bytes) ? 1 : 0;
    }
    assertTrue(refused > rounds / 10 && refused < rounds, "refused " + refused);
  }

  @Test
  void randomTokensAreParsedConsistentlyOrRefused() {
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    int rounds = 100_000;
    for (int i = 0; i < rounds; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(1, 12); length > 0; length--) {
        text.append(TOKENS.charAt(random.nextInt(TOKENS.length())));
      }
      refused += isRefused(text.toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertTrue(refused > rounds / 10 && refused < rounds, "refused " + refused);
  }

  private static boolean isRefused(byte[] bytes) {
    JsonValue value;
    try {
      value = Json.parse(bytes);
    } catch (JsonException e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      return true;
    }
    assertEquals(value, Json.parse(Json.write(value)));
    return false;
  }
}
