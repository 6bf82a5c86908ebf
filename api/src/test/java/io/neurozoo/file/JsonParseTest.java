// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        " false ",
        "0",
        "-0",
        "123456789012345678901234567890",
        "1.5e+10",
        "1E-2",
        "0e1",
        "\"\"",
        "\"a\\u0000b\"",
        "\"\\uD83D\\uDE00\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\u007f \u2028\"",
        "\"\uFFFF\"",
        "[]",
        "{}",
        "[ ]",
        "{ \t\n\r}",
        "[[[]],{}]",
        "{\"\":0,\"a\":{\"\":[1,2,3]}}",
        "\r\n[1 , 2]\t\n",
      })
  void acceptsWhatTheStandardAllows(String text) {
    JsonValue value = Json.parse(text);
    assertEquals(value, Json.parse(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(value, Json.parse(Json.write(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1 2]",
        "[1]]",
        "[1}",
        "{",
        "}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1}x",
        "{}{}",
        "1 2",
        "nul",
        "nulll",
        "True",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e1",
        "1e",
        "1e+",
        "1eE2",
        "1.2.3",
        "0x10",
        "1_000",
        "1\u0661",
        "\u0661",
        "1f",
        "\"",
        "\"a",
        "'a'",
        "\"\\\"",
        "\"\\",
        "\"\\x41\"",
        "\"\\a\"",
        "\"\\U0041\"",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\u\u0661\u0661\u0661\u0661\"",
        "\"\\u+123\"",
        "\"\\uD800\"",
        "\"\\uDC00\"",
        "\"\\uDC00\\uD800\"",
        "\"\\uD800\\u0041\"",
        "\"\\uD800\\uD800\\uDC00\"",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"a\u0000b\"",
        "\"\u001f\"",
        "\uFEFF{}",
        "[\u00a01]",
        "[\u000b1]",
        "[\f1]",
        "// comment\n1",
        "1 // comment",
        "/* */1",
        "# 1",
        "[1]\u0000",
        "\uFFFF",
        "undefined",
      })
  void rejectsWhatTheStandardForbids(String text) {
    assertThrows(JsonException.class, () -> Json.parse(text));
    assertThrows(JsonException.class, () -> Json.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22ff22", // a byte that UTF-8 never has
        "22c0af22", // overlong '/'
        "22e08080", // overlong NUL
        "22eda08022", // a surrogate
        "22f490808022", // beyond U+10FFFF
        "22c322", // a sequence cut by the quote
        "22e282", // a sequence cut by the end
        "5b80", // a lonely continuation
        "fffe7b007d00", // UTF-16
      })
  void rejectsMalformedUtf8(String hexadecimal) {
    byte[] bytes = HexFormat.of().parseHex(hexadecimal);
    assertThrows(JsonException.class, () -> Json.parse(bytes));
  }

  @Test
  void rejectsUnpairedSurrogatesOfAString() {
    assertEquals("line 1, column 2: unpaired surrogate", error("\"\uD83D\""));
    assertEquals("line 1, column 8: unpaired surrogate", error("\"\\uD83D\uDE00\""));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          [1,                 | line 1, column 4: expected a value but found the end of the text
          [1;2]               | line 1, column 3: expected ',' or ']' but found ";"
          {"a":1,"b":2,"a":3} | line 1, column 14: duplicate key "a"
          {"a" 1}             | line 1, column 6: expected ':' but found "1"
          {"a":1]             | line 1, column 7: expected ',' or '}' but found "]"
          {a:1}               | line 1, column 2: expected a key in double quotes but found "a"
          [01]                | line 1, column 2: "01" is not a JSON number
          [-]                 | line 1, column 2: "-" is not a JSON number
          ["x                 | line 1, column 2: string without closing quote
          ["a\\q"]            | line 1, column 4: unknown escape in a string
          ["\\u00g0"]         | line 1, column 7: expected a hexadecimal digit but found "g"
          ["\\udc00"]         | line 1, column 2: string with the escape of an unpaired surrogate
          [] x                | line 1, column 4: expected the end of the text but found "x"
          """)
  void namesThePlaceAndTheProblem(String text, String message) {
    assertEquals(message, error(text));
  }

  @Test
  void countsLines() {
    assertEquals(
        "line 3, column 5: expected a value but found \"}\"", error("{\n\"a\":\n    }"));
    assertEquals(
        "line 2, column 3: control character in a string; write it as an escape",
        error("[\n\"a\nb\"]"));
  }

  @Test
  void namesTheByteOfMalformedUtf8() {
    byte[] bytes = {'[', '"', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, '"', ']'};
    JsonException e = assertThrows(JsonException.class, () -> Json.parse(bytes));
    assertEquals("byte offset 4: malformed UTF-8", e.getMessage());
  }

  @Test
  void messagesStayOnOneLineAndShort() {
    assertEquals(
        "line 1, column 3: duplicate key \"\\u001b\\u202e%s...\"".formatted("y".repeat(78)),
        error("{ \"\\u001b\u202e%1$s\":1,\"\\u001b\u202e%1$s\":2}".formatted("y".repeat(500)))
            .replaceFirst("column \\d+", "column 3"));
  }

  @Test
  void boundsDepth() {
    String deepest = "[".repeat(64) + "]".repeat(64);
    assertEquals(deepest, Json.write(Json.parse(deepest)));
    assertEquals(
        "line 1, column 65: more than 64 levels of nesting, the limit", error("[" + deepest));
    // One level further for each byte, as deep as the size limit lets it be: no stack overflow.
    assertEquals(
        "line 1, column 321: more than 64 levels of nesting, the limit",
        error("{\"a\":".repeat(3_000_000)));
  }

  @Test
  void boundsSize() {
    JsonLimits limits = new JsonLimits(5, 100);
    assertEquals(new JsonNumber("12345"), Json.parse("12345", limits));
    JsonException text = assertThrows(JsonException.class, () -> Json.parse("123456", limits));
    assertEquals("the text has 6 characters, the limit is 5", text.getMessage());
    JsonException bytes = assertThrows(JsonException.class, () -> Json.parse(new byte[6], limits));
    assertEquals("the text has 6 bytes, the limit is 5", bytes.getMessage());
  }

  @Test
  void boundsTheNumberOfValues() {
    JsonLimits limits = new JsonLimits(100, 3);
    assertEquals(2, ((JsonArray) Json.parse("[1,2]", limits)).size());
    JsonException e = assertThrows(JsonException.class, () -> Json.parse("[1,2,3]", limits));
    assertEquals("line 1, column 6: more than 3 values, the limit", e.getMessage());
  }

  @Test
  void keepsMembersInOrderAndNumbersAsText() {
    JsonObject object = Json.parse("{\"z\":1.50,\"a\":-0,\"m\":1e5}").asObject();
    assertEquals(List.of("z", "a", "m"), List.copyOf(object.members().keySet()));
    assertEquals(new JsonNumber("1.50"), object.require("z"));
    assertEquals("{\"z\":1.50,\"a\":-0,\"m\":1e5}", Json.write(object));
  }

  @Test
  void unescapesStrings() {
    assertEquals(
        new JsonString("a\"\\/\b\f\n\r\t\u00e9\uD83D\uDE00z"),
        Json.parse("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\uD83d\\ude00z\""));
  }

  private static String error(String text) {
    return assertThrows(JsonException.class, () -> Json.parse(text)).getMessage();
  }
}
