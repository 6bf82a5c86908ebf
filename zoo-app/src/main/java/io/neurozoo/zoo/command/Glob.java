// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import java.util.regex.Pattern;

/** A pattern in which {@code *} stands for any letters and {@code ?} for one; case is no matter. */
final class Glob {
  private final Pattern pattern;

  Glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
