// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recursive descent over the grammar of RFC 8259; the recursion is bounded by the depth limit. */
final class JsonParser {
  private static final char END = '\uFFFF'; // a noncharacter, which begins no token

  private final String text;
  private final int maxValues;
  private int position;
  private int depth;
  private int values;

  JsonParser(String text, int maxValues) {
    this.text = text;
    this.maxValues = maxValues;
  }

  JsonValue document() {
    int unpaired = JsonString.unpairedSurrogate(text);
    if (unpaired >= 0) {
      throw error(unpaired, "unpaired surrogate");
    }
    skipWhitespace();
    JsonValue value = value(JsonPath.ROOT);
    skipWhitespace();
    if (position < text.length()) {
      throw unexpected("the end of the text");
    }
    return value;
  }

  private JsonValue value(JsonPath path) {
    if (++values > maxValues) {
      throw error(position, "more than " + maxValues + " values, the limit");
    }
    return switch (peek()) {
      case '{' -> object(path);
      case '[' -> array(path);
      case '"' -> new JsonString(string());
      case 't' -> literal("true", new JsonBoolean(true));
      case 'f' -> literal("false", new JsonBoolean(false));
      case 'n' -> literal("null", new JsonNull());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("a value");
    };
  }

  private JsonObject object(JsonPath path) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    enter();
    if (!skip('}')) {
      do {
        skipWhitespace();
        int start = position;
        if (peek() != '"') {
          throw unexpected("a key in double quotes");
        }
        String key = string();
        skipWhitespace();
        if (!skip(':')) {
          throw unexpected("':'");
        }
        skipWhitespace();
        if (members.putIfAbsent(key, value(path.member(key))) != null) {
          throw error(start, "duplicate key " + Quote.quote(key));
        }
        skipWhitespace();
      } while (skip(','));
      if (!skip('}')) {
        throw unexpected("',' or '}'");
      }
    }
    depth--;
    return new JsonObject(members, path);
  }

  private JsonArray array(JsonPath path) {
    List<JsonValue> elements = new ArrayList<>();
    enter();
    if (!skip(']')) {
      do {
        skipWhitespace();
        elements.add(value(path.element(elements.size())));
        skipWhitespace();
      } while (skip(','));
      if (!skip(']')) {
        throw unexpected("',' or ']'");
      }
    }
    depth--;
    return new JsonArray(elements, path);
  }

  private void enter() {
    if (++depth > Json.MAX_DEPTH) {
      throw error(position, "more than " + Json.MAX_DEPTH + " levels of nesting, the limit");
    }
    position++;
    skipWhitespace();
  }

  private JsonValue literal(String word, JsonValue value) {
    if (!text.startsWith(word, position)) {
      throw unexpected("a value");
    }
    position += word.length();
    return value;
  }

  private JsonNumber number() {
    int start = position;
    while ("+-.0123456789Ee".indexOf(peek()) >= 0) {
      position++;
    }
    String number = text.substring(start, position);
    if (!JsonNumber.isNumber(number)) {
      throw error(start, Quote.quote(number) + " is not a JSON number");
    }
    return new JsonNumber(number);
  }

  private String string() {
    int opening = position++;
    int start = position;
    StringBuilder unescaped = null;
    while (peek() != '"') {
      if (position == text.length()) {
        throw error(opening, "string without closing quote");
      }
      char c = text.charAt(position);
      if (c < ' ') {
        throw error(position, "control character in a string; write it as an escape");
      }
      position++;
      if (c == '\\') {
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, start, position - 1).append(escape());
        start = position;
      }
    }
    String value = text.substring(start, position++);
    if (unescaped == null) {
      return value;
    }
    value = unescaped.append(value).toString();
    if (JsonString.unpairedSurrogate(value) >= 0) {
      throw error(opening, "string with the escape of an unpaired surrogate");
    }
    return value;
  }

  private char escape() {
    char c = peek();
    position++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw error(position - 2, "unknown escape in a string");
    };
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      // Character.digit would take the digits of every script.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      value = value << 4 | digit;
      position++;
    }
    return (char) value;
  }

  private void skipWhitespace() {
    while (" \t\n\r".indexOf(peek()) >= 0) {
      position++;
    }
  }

  private boolean skip(char c) {
    boolean there = peek() == c;
    if (there) {
      position++;
    }
    return there;
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private JsonException unexpected(String expected) {
    String found =
        position < text.length()
            ? Quote.quote(Character.toString(text.codePointAt(position)))
            : "the end of the text";
    return error(position, "expected " + expected + " but found " + found);
  }

  private JsonException error(int at, String problem) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at; i++) {
      boolean newline = text.charAt(i) == '\n';
      line += newline ? 1 : 0;
      column = newline ? 1 : column + 1;
    }
    return new JsonException("line " + line + ", column " + column + ": " + problem);
  }
}
