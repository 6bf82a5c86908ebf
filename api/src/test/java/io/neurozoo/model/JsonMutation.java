// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonBoolean;
import io.neurozoo.file.JsonNull;
import io.neurozoo.file.JsonNumber;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonString;
import io.neurozoo.file.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Changes one place of a document: a value, a key, an order. */
final class JsonMutation {
  private final SplittableRandom random;
  private int target;

  private JsonMutation(SplittableRandom random, int target) {
    this.random = random;
    this.target = target;
  }

  static JsonValue of(JsonValue document, SplittableRandom random) {
    return new JsonMutation(random, random.nextInt(count(document))).mutate(document);
  }

  private static int count(JsonValue value) {
    return switch (value) {
      case JsonObject object ->
          1 + object.members().values().stream().mapToInt(JsonMutation::count).sum();
      case JsonArray array -> 1 + array.elements().stream().mapToInt(JsonMutation::count).sum();
      default -> 1;
    };
  }

  /** Walks to the target and changes it. */
  private JsonValue mutate(JsonValue value) {
    if (target-- == 0) {
      return changed(value);
    }
    return switch (value) {
      case JsonObject object -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((key, member) -> members.put(key, mutate(member)));
        yield new JsonObject(members);
      }
      case JsonArray array -> new JsonArray(array.elements().stream().map(this::mutate).toList());
      default -> value;
    };
  }

  private JsonValue changed(JsonValue value) {
    return switch (value) {
      case JsonObject object when random.nextInt(4) > 0 -> changedObject(object);
      case JsonArray array when random.nextInt(4) > 0 -> changedArray(array);
      case JsonNumber number when random.nextInt(2) > 0 -> near(number);
      default -> anything();
    };
  }

  private JsonValue changedObject(JsonObject object) {
    List<String> keys = new ArrayList<>(object.members().keySet());
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    if (keys.isEmpty() || random.nextInt(4) == 0) {
      members.put("new", anything());
      return new JsonObject(members);
    }
    String key = keys.get(random.nextInt(keys.size()));
    JsonValue member = members.remove(key);
    switch (random.nextInt(3)) {
      case 0 -> members.put(key.substring(1), member);
      case 1 -> members.put(keys.get(random.nextInt(keys.size())), member);
      default -> {
        // Dropped.
      }
    }
    return new JsonObject(members);
  }

  private JsonValue changedArray(JsonArray array) {
    List<JsonValue> elements = new ArrayList<>(array.elements());
    int size = elements.size();
    switch (random.nextInt(4)) {
      case 0 -> elements.add(anything());
      case 1 -> elements.addAll(array.elements());
      case 2 -> Collections.reverse(elements);
      default -> elements.subList(at(size), size).clear();
    }
    return new JsonArray(elements);
  }

  private int at(int size) {
    return size < 2 ? 0 : random.nextInt(size);
  }

  private static JsonNumber number(long value) {
    return JsonNumber.of(value);
  }

  private JsonValue near(JsonNumber number) {
    return number.text().matches("-?[0-9]{1,9}")
        ? number(number.asLong() + random.nextInt(-2, 3))
        : number(random.nextInt());
  }

  private JsonValue anything() {
    String[] texts = {
      "", "N", "2*N", "2147483647*N", "9999999999*N", "input", "head.weight", "F32", "I32",
      "neurozoo:softmax", "neurozoo:argMax", "neurozoo:adamStep", "neurozoo:pack", "test:copies",
      "neurozoo:reshape", "neurozoo:randomNormal", "\u0000\n", "NaN", "-Infinity"
    };
    long[] numbers = {0, 1, -1, 2, 3, 1021, 2039, Integer.MAX_VALUE, 1L << 31, Long.MIN_VALUE};
    return switch (random.nextInt(8)) {
      case 0 -> new JsonNull();
      case 1 -> new JsonBoolean(random.nextInt(2) == 0);
      case 2, 3 -> number(numbers[random.nextInt(numbers.length)]);
      case 4 -> JsonNumber.of(random.nextDouble() * 1e30);
      case 5 -> new JsonArray(List.of(anything(), anything()));
      case 6 -> new JsonObject(Map.of("shape", anything()));
      default -> new JsonString(texts[random.nextInt(texts.length)]);
    };
  }
}
