// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What values an option may have; the kinds that {@code Architecture} allows. */
public sealed interface OptionType {

  /** In words, for {@code zoo show} and for messages, such as {@code a whole number}. */
  String describe();

  /** {@code int} or {@code long}. */
  record Whole() implements OptionType {
    @Override
    public String describe() {
      return "a whole number";
    }
  }

  /** {@code float} or {@code double}. */
  record Real() implements OptionType {
    @Override
    public String describe() {
      return "a number";
    }
  }

  /** {@code boolean}. */
  record Truth() implements OptionType {
    @Override
    public String describe() {
      return "true or false";
    }
  }

  /** {@code String}. */
  record Text() implements OptionType {
    @Override
    public String describe() {
      return "a text";
    }
  }

  /**
   * An enum.
   *
   * @param names its constants in lower case
   */
  record Choice(List<String> names) implements OptionType {
    @Override
    public String describe() {
      return "one of " + String.join(", ", names);
    }
  }

  /** {@code List<Integer>}. */
  record Wholes() implements OptionType {
    @Override
    public String describe() {
      return "a list of whole numbers such as 300,100";
    }
  }

  /** The type of a record component; empty where options cannot have it. */
  static Optional<OptionType> of(Type type) {
    if (type == int.class || type == long.class) {
      return Optional.of(new Whole());
    }
    if (type == float.class || type == double.class) {
      return Optional.of(new Real());
    }
    if (type == boolean.class) {
      return Optional.of(new Truth());
    }
    if (type == String.class) {
      return Optional.of(new Text());
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      return Optional.of(
          new Choice(Stream.of(c.getEnumConstants()).map(OptionType::name).toList()));
    }
    boolean list =
        type instanceof ParameterizedType p
            && p.getRawType() == List.class
            && p.getActualTypeArguments()[0] == Integer.class;
    return list ? Optional.of(new Wholes()) : Optional.empty();
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
