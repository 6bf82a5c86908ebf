// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** What is wrong with JSON, without what its parser says of itself. */
final class JsonFault {
  /** Where the parser reads from, and which of its settings it obeys. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          " ?\\(start marker at \\[.*?\\]\\)| ?\\[Source: .*?\\]|, from `[^`]*`| ?\\(?`[^`]*`\\)?");

  private JsonFault() {}

  static String of(JacksonException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    if (message.startsWith("Unexpected end-of-input")) {
      return message.contains("Object")
          ? "the input ends within an object; add the closing }"
          : message.contains("Array")
              ? "the input ends within an array; add the closing ]"
              : "the input ends too early; give all of it";
    }
    String plain = INTERNAL.matcher(message).replaceAll("").strip();
    return plain.isEmpty() ? "this is no JSON" : plain;
  }
}
