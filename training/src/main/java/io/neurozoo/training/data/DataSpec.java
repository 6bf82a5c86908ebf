// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/**
 * What data to use: the id of a {@link DatasetProvider}, its argument and its options. {@link
 * #toString()} is the canonical text, which {@link DataCatalogue#parse} reads again.
 *
 * @param id the provider's id, never an alias
 * @param argument what follows the id and a colon; empty where the provider takes none
 * @param options what follows a question mark, such as {@code size=100&noise=0.1}; empty where
 *     there are none
 */
public record DataSpec(String id, String argument, String options) {

  /** Without options. */
  public DataSpec(String id, String argument) {
    this(id, argument, "");
  }

  /** As titles have room for it: a file without its folders and without how it was read. */
  public String shortly() {
    int name = Math.max(argument.lastIndexOf('/'), argument.lastIndexOf('\\')) + 1;
    return argument.isEmpty() || name == argument.length() ? toString() : argument.substring(name);
  }

  /** For example {@code mnist}, {@code idx:letters} or {@code moons?size=100}. */
  @Override
  public String toString() {
    return id
        + (argument.isEmpty() ? "" : ":" + argument)
        + (options.isEmpty() ? "" : "?" + options);
  }
}
