// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

/**
 * Where a value stands: a run of bytes inside some storage.
 *
 * @param offset in bytes from the start of the storage
 * @param bytes how long the value is
 */
public record Place(Storage storage, long offset, long bytes) {

  /** True where this place is all of its storage. */
  boolean isWhole() {
    return offset == 0 && bytes == storage.bytes();
  }

  /** A stretch of this place. */
  Place part(long from, long length) {
    return new Place(storage, offset + from, length);
  }

  /** The same place after its storage was moved into others. */
  Place settled() {
    Place whole = storage.within();
    return whole == null ? this : whole.part(offset, bytes).settled();
  }
}
