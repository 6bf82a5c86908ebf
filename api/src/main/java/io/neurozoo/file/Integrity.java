// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

/** What {@link SafetensorsFile#open} demands of a file's checksum. */
public enum Integrity {
  /** The file must hold a checksum, and it must match: for files this project wrote. */
  REQUIRED,
  /**
   * A checksum that is there must match: for files of other tools, which have none. Damage that
   * hits the very name of the checksum's entry makes a file look like one of them.
   */
  IF_PRESENT
}
