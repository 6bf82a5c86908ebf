// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

/**
 * Memory for one or more values, one behind the other in time: an input's tensor, a constant, or a
 * stretch of the arena.
 *
 * <p>While a plan is made, a storage may be moved into another. In a finished plan every place
 * names one that was not.
 */
public final class Storage {
  /** What kind of memory it is. */
  public enum Kind {
    /** The tensor of a graph input, bound or the session's own. */
    INPUT,
    /** A scalar written once, when a session opens. */
    CONSTANT,
    /** A stretch of the session's arena. */
    ARENA
  }

  private final Kind kind;
  private final String input;
  private final float constant;
  private final long bytes;
  private Place within;
  private int first = Integer.MAX_VALUE;
  private int last = -1;
  private long offset = -1;

  private Storage(Kind kind, String input, float constant, long bytes) {
    this.kind = kind;
    this.input = input;
    this.constant = constant;
    this.bytes = bytes;
  }

  static Storage input(String name, long bytes) {
    return new Storage(Kind.INPUT, name, 0, bytes);
  }

  static Storage constant(float value) {
    return new Storage(Kind.CONSTANT, null, value, Float.BYTES);
  }

  static Storage arena(long bytes) {
    return new Storage(Kind.ARENA, null, 0, bytes);
  }

  /** What kind of memory it is. */
  public Kind kind() {
    return kind;
  }

  /** Name of the input; null for other kinds. */
  public String input() {
    return input;
  }

  /** Value of the constant. */
  public float constant() {
    return constant;
  }

  /** Length in bytes. */
  public long bytes() {
    return bytes;
  }

  /** Offset in the arena. */
  public long offset() {
    return offset;
  }

  void place(long offset) {
    this.offset = offset;
  }

  /**
   * Gives up this memory: whatever stands here stands from now on in a stretch of another storage.
   */
  void moveInto(Storage other, long offset) {
    within = new Place(other, offset, bytes);
  }

  /** The place of all of this storage in the one it was moved into, or null. */
  Place within() {
    return within;
  }

  /** All of it. */
  public Place whole() {
    return new Place(this, 0, bytes);
  }

  /** Records that a step reads or writes this storage. */
  void use(int step) {
    first = Math.min(first, step);
    last = Math.max(last, step);
  }

  /** The first step that uses it. */
  int first() {
    return first;
  }

  /** The last step that uses it; -1 where none does. */
  int last() {
    return last;
  }
}
