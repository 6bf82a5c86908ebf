// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

/** What to do with a model that is already in the output directory. */
public enum Existing {
  /** Leave it alone and stop. */
  REFUSE,
  /** Go on with its training; start one where there is none. */
  RESUME,
  /** Replace it as soon as the new training begins. */
  REPLACE
}
