// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Where a value stands in its document. Prints as {@code $.nodes[3].inputs}; only then is the text
 * built, so that a path costs one small object while parsing.
 */
public final class JsonPath {
  /** The place of the document's outermost value, {@code $}. */
  public static final JsonPath ROOT = new JsonPath(null, null, 0);

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");

  private final JsonPath parent;
  private final String key;
  private final int index;

  private JsonPath(JsonPath parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** Returns the place of the member {@code key} of the object that stands here. */
  public JsonPath member(String key) {
    return new JsonPath(this, key, 0);
  }

  /** Returns the place of element {@code index} of the array that stands here. */
  public JsonPath element(int index) {
    return new JsonPath(this, null, index);
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    for (JsonPath step = this; step.parent != null; step = step.parent) {
      steps.push(step.lastStep());
    }
    return "$" + String.join("", steps);
  }

  private String lastStep() {
    if (key == null) {
      return "[" + index + "]";
    }
    return PLAIN_KEY.matcher(key).matches() ? "." + key : "[" + Quote.quote(key) + "]";
  }
}
