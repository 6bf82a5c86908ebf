// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Strict JSON, RFC 8259: no comments, no trailing commas or text, no NaN, no byte order mark; and
 * beyond the RFC no duplicate keys, no unpaired surrogates, and at most {@value #MAX_DEPTH} levels.
 */
public final class Json {
  /** The most arrays and objects that may stand inside one another. */
  public static final int MAX_DEPTH = 64;

  private Json() {}

  /** Parses a document within {@link JsonLimits#DEFAULT}. */
  public static JsonValue parse(String text) {
    return parse(text, JsonLimits.DEFAULT);
  }

  /** Parses a document in UTF-8 within {@link JsonLimits#DEFAULT}. */
  public static JsonValue parse(byte[] utf8) {
    return parse(utf8, JsonLimits.DEFAULT);
  }

  /**
   * Parses a document.
   *
   * @throws JsonException naming line and column, if it is not valid or exceeds the limits
   */
  public static JsonValue parse(String text, JsonLimits limits) {
    limits.checkLength(text.length(), "characters");
    return new JsonParser(text, limits.maxValues()).document();
  }

  /**
   * Parses a document in UTF-8.
   *
   * @throws JsonException naming line and column or, for malformed UTF-8, the byte offset, if it is
   *     not valid or exceeds the limits
   */
  public static JsonValue parse(byte[] utf8, JsonLimits limits) {
    limits.checkLength(utf8.length, "bytes");
    return parse(decode(utf8), limits);
  }

  /**
   * Writes a value: compact, members in their order, the same text every time. Parsing the text
   * gives an equal value.
   *
   * @throws JsonException if arrays and objects nest deeper than {@value #MAX_DEPTH} levels
   */
  public static String write(JsonValue value) {
    StringBuilder out = new StringBuilder();
    JsonWriter.append(out, value, 0);
    return out.toString();
  }

  private static String decode(byte[] utf8) {
    // A fresh decoder reports malformed input, where new String(...) would replace it.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    try {
      return decoder.decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("byte offset " + bytes.position() + ": malformed UTF-8");
    }
  }
}
