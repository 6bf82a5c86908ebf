// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonPath;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Integers of a saved graph that follow the batch N: {@code "N"}, or {@code "c*N"} with c of at
 * least 2. All other integers are plain numbers.
 */
final class BatchMark {
  private static final Pattern MARK = Pattern.compile("(?:([1-9][0-9]{0,9})\\*)?N");

  private BatchMark() {}

  /**
   * One value out of two that stand at the same place of a graph for a batch of {@code n} and one
   * of {@code m}: arrays element by element, integers that differ as marks.
   *
   * @return empty where they differ in any other way
   */
  static Optional<JsonValue> merge(JsonValue atN, int n, JsonValue atM, int m) {
    if (atN.equals(atM)) {
      return Optional.of(atN);
    }
    if (atN instanceof JsonNumber x && atM instanceof JsonNumber y) {
      return mark(x.asLong(), n, y.asLong(), m);
    }
    if (!(atN instanceof JsonArray x && atM instanceof JsonArray y) || x.size() != y.size()) {
      return Optional.empty();
    }
    List<JsonValue> merged = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      Optional<JsonValue> element = merge(x.require(i), n, y.require(i), m);
      if (element.isEmpty()) {
        return Optional.empty();
      }
      merged.add(element.get());
    }
    return Optional.of(new JsonArray(merged));
  }

  private static Optional<JsonValue> mark(long atN, int n, long atM, int m) {
    long factor = atN / n;
    boolean multiple = factor >= 1 && atN % n == 0 && atM % m == 0 && atM / m == factor;
    return multiple
        ? Optional.of(new JsonString(factor == 1 ? "N" : factor + "*N"))
        : Optional.empty();
  }

  /**
   * The integer for a batch size.
   *
   * @throws JsonException where there is neither an integer nor a mark, or the product is too large
   */
  static long resolve(JsonValue value, JsonPath path, int batch) {
    return switch (value) {
      case JsonNumber number -> integer(number, path);
      case JsonString(String text) -> product(text, path, batch);
      default -> throw JsonException.at(path, "expected an integer, \"N\" or \"c*N\"");
    };
  }

  /** As {@link #resolve}, for what must fit in 32 bits. */
  static int resolveInt(JsonValue value, JsonPath path, int batch) {
    long resolved = resolve(value, path, batch);
    if (resolved != (int) resolved) {
      throw JsonException.at(
          path, resolved + " is out of range for an integer of 32 bits, for a batch of " + batch);
    }
    return (int) resolved;
  }

  private static long integer(JsonNumber number, JsonPath path) {
    try {
      return number.asLong();
    } catch (JsonException e) {
      throw JsonException.at(path, e.getMessage());
    }
  }

  private static long product(String text, JsonPath path, int batch) {
    Matcher mark = MARK.matcher(text);
    if (!mark.matches() || "1".equals(mark.group(1))) {
      throw JsonException.at(
          path, "expected an integer, \"N\" or \"c*N\" with c from 2, in a string of another form");
    }
    // Ten digits times 31 bits fit in 64 bits.
    return (mark.group(1) == null ? 1 : Long.parseLong(mark.group(1))) * batch;
  }
}
