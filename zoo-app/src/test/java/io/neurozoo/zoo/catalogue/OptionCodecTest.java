// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.Option;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionCodecTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  record Options(
      @Option(value = "an int", min = 1, max = 9) int count,
      @Option("a long") long big,
      @Option(value = "a float", min = 0) float rate,
      @Option("a double") double exact,
      @Option("a boolean") boolean on,
      @Option("a text") String title,
      @Option("an enum") Colour colour,
      @Option(value = "a list", max = 100) List<Integer> widths) {
    Options {
      widths = List.copyOf(widths);
      if (on && title.isEmpty()) {
        throw new IllegalArgumentException("options: on needs a title");
      }
    }
  }

  private static final Options DEFAULTS =
      new Options(1, 1L << 40, 0.1f, 0.1, false, "t", Colour.RED, List.of(3, 2));

  private final OptionCodec codec = new OptionCodec();
  private final OptionSchema<Options> schema = new OptionSchema<>("thing", DEFAULTS);

  @Test
  void jsonAndBack() {
    JsonObject json = codec.json(DEFAULTS);
    assertEquals(
        "{\"count\":1,\"big\":1099511627776,\"rate\":0.1,\"exact\":0.1,\"on\":false,\"title\":\"t\","
            + "\"colour\":\"red\",\"widths\":[3,2]}",
        Json.write(json));
    assertEquals(DEFAULTS, codec.with(schema, json));
  }

  @Test
  void textsAreReadByTheTypeOfTheOption() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("count", "7");
    texts.put("big", "-9000000000");
    texts.put("rate", "1e-3");
    texts.put("exact", "2");
    texts.put("on", "true");
    texts.put("title", "12");
    texts.put("colour", "Dark_Blue");
    texts.put("widths", " [300, 100]".replace("300", "30"));
    assertEquals(
        new Options(7, -9_000_000_000L, 0.001f, 2, true, "12", Colour.DARK_BLUE, List.of(30, 100)),
        codec.with(schema, texts));
    assertEquals(List.of(), codec.with(schema, Map.of("widths", "")).widths());
    assertEquals(List.of(5), codec.with(schema, Map.of("widths", "5")).widths());
  }

  @Test
  void javaValuesAreTakenAsTheyAre() {
    Options options =
        codec.with(
            schema,
            Map.of("widths", List.of(1, 2), "rate", 0.25, "colour", Colour.DARK_BLUE, "count", 3));
    assertEquals(List.of(1, 2), options.widths());
    assertEquals(0.25f, options.rate());
    assertEquals(Colour.DARK_BLUE, options.colour());
    assertEquals(3, options.count());
    assertEquals(0.1, options.exact(), "the others keep their defaults");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "count|x|'x'; it must be a whole number",
        "count|1.5|'1.5'; it must be a whole number",
        "count|3000000000|'3000000000'; it must be a whole number",
        "count|0|'0'; it must be 1 to 9",
        "count|10|'10'; it must be 1 to 9",
        "count|\"\"|''; it must be a whole number",
        "rate|-1|'-1'; it must be at least 0",
        "rate|1e99|it must be",
        "rate|true|'true'; it must be a number",
        "exact|1e999|it must be a number",
        "on|yes|'yes'; it must be true or false",
        "on|1|'1'; it must be true or false",
        "colour|green|'green'; it must be one of red, dark_blue",
        "colour|0|'0'; it must be one of",
        "widths|1,,2|'1,,2'; it must be a list of whole numbers such as 300,100",
        "widths|1,a|'1,a'",
        "widths|101|every number must be at most 100",
      })
  void wrongTextsNameOptionValueAndWhatIsWanted(String option, String text, String part) {
    UsageException e =
        assertThrows(UsageException.class, () -> codec.with(schema, Map.of(option, text)));
    assertTrue(e.getMessage().startsWith("option '" + option + "' of thing is "), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":\"3\"}",
        "{\"count\":3.0}",
        "{\"count\":null}",
        "{\"count\":[3]}",
        "{\"count\":true}",
        "{\"rate\":\"0.1\"}",
        "{\"title\":3}",
        "{\"title\":null}",
        "{\"on\":\"true\"}",
        "{\"on\":1}",
        "{\"colour\":1}",
        "{\"widths\":3}",
        "{\"widths\":[null]}",
        "{\"widths\":[1.5]}",
        "{\"widths\":[\"1\"]}",
        "{\"widths\":{\"a\":1}}",
      })
  void wrongJsonIsRefused(String json) {
    UsageException e =
        assertThrows(
            UsageException.class, () -> codec.with(schema, Json.parse(json).asObject()), json);
    assertTrue(e.getMessage().startsWith("option '"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void wrongJavaValuesAreRefused() {
    assertThrows(UsageException.class, () -> codec.with(schema, Map.of("count", 2.5)));
    assertThrows(
        UsageException.class, () -> codec.with(schema, Map.of("widths", Arrays.asList(1, null))));
    Map<String, Object> nothing = new LinkedHashMap<>();
    nothing.put("title", null);
    assertThrows(UsageException.class, () -> codec.with(schema, nothing));
  }

  @Test
  void anUnknownOptionListsTheNearestAndAll() {
    UsageException e =
        assertThrows(UsageException.class, () -> codec.with(schema, Map.of("coutn", "1")));
    assertEquals(
        "unknown option 'coutn' of thing; did you mean count? known: count, big, rate, exact, on,"
            + " title, colour, widths",
        e.getMessage());
  }

  @Test
  void whatTheRecordRefusesIsSaidInItsWords() {
    UsageException e =
        assertThrows(
            UsageException.class, () -> codec.with(schema, Map.of("on", "true", "title", "")));
    assertEquals("options of thing: options: on needs a title", e.getMessage());
  }

  @Test
  void longValuesAreCutInMessages() {
    UsageException e =
        assertThrows(
            UsageException.class,
            () -> codec.with(schema, Map.of("count", "x".repeat(10_000) + "\u001b[31m")));
    assertTrue(e.getMessage().length() < 200, e.getMessage());
  }

  @Test
  void recordsThatCannotBeOptionsAreRefused() {
    record Silent(int count) {}
    record Odd(@Option("a map") Map<String, Integer> map) {}
    assertThrows(IllegalArgumentException.class, () -> new OptionSchema<>("thing", new Silent(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new OptionSchema<>("thing", new Odd(Map.of())));
  }
}
