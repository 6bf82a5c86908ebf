// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import java.lang.reflect.Type;

/**
 * One option of an architecture.
 *
 * @param name of the record component
 * @param type what values it may have
 * @param javaType the component's type
 * @param meaning one line
 * @param min smallest number
 * @param max greatest number
 */
public record OptionField(
    String name, OptionType type, Type javaType, String meaning, double min, double max) {

  /** Its range in words, such as {@code 0 to 0.99}; empty where every number is allowed. */
  public String range() {
    if (min == Double.NEGATIVE_INFINITY) {
      return max == Double.POSITIVE_INFINITY ? "" : "at most " + text(max);
    }
    return max == Double.POSITIVE_INFINITY
        ? "at least " + text(min)
        : text(min) + " to " + text(max);
  }

  private static String text(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
