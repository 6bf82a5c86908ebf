// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/**
 * What data to use: the id of a {@link DatasetProvider}, and its argument. {@link #toString()} is
 * the canonical text, which {@link DataCatalogue#parse} reads again.
 *
 * @param id the provider's id, never an alias
 * @param argument what follows the id and a colon; empty where the provider takes none
 */
public record DataSpec(String id, String argument) {

  /** For example {@code mnist} or {@code idx:letters}. */
  @Override
  public String toString() {
    return argument.isEmpty() ? id : id + ":" + argument;
  }
}
