// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriteTest {
  @Test
  void writesCompactlyInInsertionOrder() {
    JsonObject object =
        JsonObject.builder()
            .put("z", 1)
            .put("a", -7_000_000_000L)
            .put("float", 0.1f)
            .put("double", 0.1)
            .put("flag", true)
            .put("text", "x")
            .put("ints", JsonArray.ofInts(1, 2))
            .put("longs", JsonArray.ofLongs(1L << 40))
            .put("floats", JsonArray.ofFloats(1e10f, -0f))
            .put("strings", JsonArray.ofStrings(List.of("p", "q")))
            .put("mixed", JsonArray.of(new JsonNull(), new JsonObject(Map.of()), JsonArray.of()))
            .build();
    assertEquals(
        "{\"z\":1,\"a\":-7000000000,\"float\":0.1,\"double\":0.1,\"flag\":true,\"text\":\"x\","
            + "\"ints\":[1,2],\"longs\":[1099511627776],\"floats\":[1.0E10,-0.0],"
            + "\"strings\":[\"p\",\"q\"],\"mixed\":[null,{},[]]}",
        Json.write(object));
  }

  @Test
  void escapesWhatMustBeEscapedAndNothingElse() {
    assertEquals(
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u00e9\u2028\uD83D\uDE00\"",
        Json.write(
            new JsonString("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u00e9\u2028\uD83D\uDE00")));
    assertEquals("{\"a\\nb\":1}", Json.write(JsonObject.builder().put("a\nb", 1).build()));
  }

  @Test
  void everyFloatComesBackWithItsBits() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        JsonNumber back = (JsonNumber) Json.parse(Json.write(JsonNumber.of(value)));
        assertEquals(Float.floatToRawIntBits(value), Float.floatToRawIntBits(back.asFloat()));
      }
    }
  }

  @Test
  void everyDoubleComesBackWithItsBits() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        JsonNumber back = (JsonNumber) Json.parse(Json.write(JsonNumber.of(value)));
        assertEquals(
            Double.doubleToRawLongBits(value), Double.doubleToRawLongBits(back.asDouble()));
      }
    }
  }

  @Test
  void whatHasNoJsonFormIsRejected() {
    String advice = " has no JSON form; write a finite number, or name the case in a string";
    assertEquals("NaN" + advice, error(() -> JsonNumber.of(Float.NaN)));
    assertEquals("-Infinity" + advice, error(() -> JsonNumber.of(Double.NEGATIVE_INFINITY)));
    assertEquals("Infinity" + advice, error(() -> JsonArray.ofFloats(Float.POSITIVE_INFINITY)));
    assertEquals(
        "string \"a\uD800\" has an unpaired surrogate at index 1, which UTF-8 cannot express",
        error(() -> new JsonString("a\uD800")));
    assertEquals(
        "string \"\uDC00\" has an unpaired surrogate at index 0, which UTF-8 cannot express",
        error(() -> JsonObject.builder().put("\uDC00", 1).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "1.", "NaN", "1 ", " 1", "1\n", "+1", "1e", "1,2", "\u0661"})
  void aNumberThatIsNoneIsRejected(String text) {
    assertThrows(JsonException.class, () -> new JsonNumber(text));
  }

  @Test
  void duplicateKeysAreRejected() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> builder.put("a", "again"));
    assertEquals("key \"a\" is there already; keys of an object are unique", e.getMessage());
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten() {
    JsonValue deep = JsonArray.of();
    for (int level = 1; level < 64; level++) {
      deep = JsonArray.of(deep);
    }
    assertEquals(deep, Json.parse(Json.write(deep)));
    JsonValue tooDeep = new JsonObject(Map.of("a", deep));
    assertEquals(
        "more than 64 levels of nesting, the limit; flatten the document",
        error(() -> Json.write(tooDeep)));
  }

  @Test
  void randomValuesComeBackEqual() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5_000; i++) {
      JsonValue value = randomValue(random, 0);
      String text = Json.write(value);
      JsonValue back = Json.parse(text);
      assertEquals(value, back);
      assertEquals(value.hashCode(), back.hashCode());
      assertEquals(text, Json.write(back));
    }
  }

  static JsonValue randomValue(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth < 5 ? 8 : 6)) {
      case 0 -> new JsonNull();
      case 1 -> new JsonBoolean(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
      case 3 -> JsonNumber.of(random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(30)));
      case 4, 5 -> new JsonString(randomString(random));
      case 6 ->
          new JsonArray(
              random
                  .ints(random.nextInt(5))
                  .mapToObj(_ -> randomValue(random, depth + 1))
                  .toList());
      default -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(randomString(random), randomValue(random, depth + 1));
        }
        yield new JsonObject(members);
      }
    };
  }

  private static String randomString(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int bound = new int[] {0x20, 0x80, 0x800, 0x10000, 0x110000}[random.nextInt(5)];
      int codePoint = random.nextInt(bound);
      boolean surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
      text.appendCodePoint(surrogate ? '"' : codePoint);
    }
    return text.toString();
  }

  private static String error(Executable action) {
    return assertThrows(JsonException.class, action).getMessage();
  }
}
