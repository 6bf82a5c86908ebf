// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON object: members with unique keys, in the order in which they were written.
 *
 * <p>The {@code require} methods throw a {@link JsonException} that names the path when the member
 * is missing or of another type. The {@code optional} methods are empty when it is missing; a
 * member of another type, {@code null} too, is an error for them as well.
 *
 * @param members the members in order; copied, unmodifiable
 * @param path where the object stands; no part of its value, so {@code equals} ignores it
 */
public record JsonObject(Map<String, JsonValue> members, JsonPath path) implements JsonValue {
  public JsonObject {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.forEach(
        (key, value) -> {
          JsonString.requireWellFormed(key);
          if (value == null) {
            throw new NullPointerException("member " + Quote.quote(key) + " is a Java null");
          }
        });
    members = copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
  }

  /** Makes an object that stands alone: its path is {@code $}. */
  public JsonObject(Map<String, JsonValue> members) {
    this(members, JsonPath.ROOT);
  }

  /** Starts an empty object. */
  public static Builder builder() {
    return new Builder();
  }

  public JsonValue require(String key) {
    JsonValue value = members.get(key);
    if (value == null) {
      throw JsonException.at(path, "missing key " + Quote.quote(key));
    }
    return value;
  }

  public String requireString(String key) {
    return located(key).string();
  }

  public int requireInt(String key) {
    return located(key).int32();
  }

  public long requireLong(String key) {
    return located(key).int64();
  }

  public float requireFloat(String key) {
    return located(key).float32();
  }

  public double requireDouble(String key) {
    return located(key).float64();
  }

  public boolean requireBoolean(String key) {
    return located(key).bool();
  }

  public JsonObject requireObject(String key) {
    return located(key).object();
  }

  public JsonArray requireArray(String key) {
    return located(key).array();
  }

  public Optional<String> optionalString(String key) {
    return has(key) ? Optional.of(requireString(key)) : Optional.empty();
  }

  public Optional<JsonObject> optionalObject(String key) {
    return has(key) ? Optional.of(requireObject(key)) : Optional.empty();
  }

  public boolean has(String key) {
    return members.containsKey(key);
  }

  /**
   * Checks that this object has no keys but the known ones.
   *
   * @throws JsonException naming the first unknown key and the known ones
   */
  public void rejectUnknown(Set<String> known) {
    for (String key : members.keySet()) {
      if (!known.contains(key)) {
        // Sorted, for the order of a Set changes from run to run.
        String choices = String.join(", ", new TreeSet<>(known));
        throw JsonException.at(
            path, "unknown key " + Quote.quote(key) + "; the known keys are " + choices);
      }
    }
  }

  private LocatedValue located(String key) {
    return new LocatedValue(require(key), path.member(key));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** Collects members in order. */
  public static final class Builder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a member.
     *
     * @throws IllegalArgumentException if the key is there already
     */
    public Builder put(String key, JsonValue value) {
      if (members.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException(
            "key " + Quote.quote(key) + " is there already; keys of an object are unique");
      }
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, new JsonString(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, new JsonBoolean(value));
    }

    public Builder put(String key, long value) {
      return put(key, JsonNumber.of(value));
    }

    public Builder put(String key, float value) {
      return put(key, JsonNumber.of(value));
    }

    public Builder put(String key, double value) {
      return put(key, JsonNumber.of(value));
    }

    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
