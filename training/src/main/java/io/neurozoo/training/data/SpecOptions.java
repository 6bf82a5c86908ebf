// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What follows the question mark of a data spec: {@code key=value}, joined by {@code &}. In a value
 * {@code %26} stands for {@code &} and {@code %25} for a percent sign, and so for any byte of
 * UTF-8.
 */
final class SpecOptions {

  private final String spec;
  private final TreeMap<String, List<String>> values = new TreeMap<>();

  private SpecOptions(String spec) {
    this.spec = spec;
  }

  /**
   * Reads options.
   *
   * @param spec the whole spec, for messages
   * @param text without the question mark; empty for no option
   * @param known the options there are
   * @param repeatable those of them that may come more than once
   * @throws DataException where an option is unknown, comes twice or has no value
   */
  static SpecOptions parse(String spec, String text, Set<String> known, Set<String> repeatable) {
    SpecOptions options = new SpecOptions(spec);
    if (text.isEmpty()) {
      return options;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw options.mistake("'" + pair + "' is no option; write key=value, joined by &");
      }
      String key = pair.substring(0, equals);
      if (!known.contains(key)) {
        throw options.unknown(key, known);
      }
      List<String> all = options.values.computeIfAbsent(key, _ -> new ArrayList<>());
      if (!all.isEmpty() && !repeatable.contains(key)) {
        throw options.mistake("the option '" + key + "' comes twice; give it once");
      }
      all.add(options.decoded(pair.substring(equals + 1)));
    }
    return options;
  }

  private DataException unknown(String key, Set<String> known) {
    List<String> near = NearestNames.of(key, known);
    String guess = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    String all = String.join(", ", known.stream().sorted().toList());
    return mistake("unknown option '" + key + "'; " + guess + "known: " + all);
  }

  /** A mistake in these options. */
  DataException mistake(String what) {
    return new DataException("data set '" + spec + "': " + what);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(List::getFirst);
  }

  List<String> all(String key) {
    return List.copyOf(values.getOrDefault(key, List.of()));
  }

  /** One of some words. */
  Optional<String> choice(String key, String... words) {
    Optional<String> value = text(key);
    if (value.isPresent() && !Arrays.asList(words).contains(value.get())) {
      throw mistake("%s=%s; it must be %s".formatted(key, value.get(), String.join(" or ", words)));
    }
    return value;
  }

  /** A whole number, both bounds allowed. */
  int whole(String key, int standard, int least, int most) {
    return (int) number(key, standard, least, most);
  }

  /** Any whole number of 64 bits. */
  long seed(long standard) {
    return number("seed", standard, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long number(String key, long standard, long least, long most) {
    if (!has(key)) {
      return standard;
    }
    String text = values.get(key).getFirst();
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the range.
    }
    throw mistake(
        "%s=%s; it must be a whole number from %d to %d".formatted(key, text, least, most));
  }

  /** A decimal number, both bounds allowed. */
  double real(String key, double standard, double least, double most) {
    if (!has(key)) {
      return standard;
    }
    String text = values.get(key).getFirst();
    double value = DecimalNumber.parse(text);
    if (!(value >= least && value <= most)) {
      throw mistake("%s=%s; it must be a number from %s to %s".formatted(key, text, least, most));
    }
    return value;
  }

  private String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
      if (low >= 0) {
        out.put((byte) (high << 4 | low));
        i += 2;
      } else {
        out.put(in[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      throw mistake("'" + text + "' is not UTF-8 behind its percent signs; write %25 for one");
    }
  }
}
