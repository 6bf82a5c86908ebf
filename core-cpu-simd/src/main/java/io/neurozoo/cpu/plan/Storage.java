// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

/**
 * Memory for one or more values, one behind the other in time: an input's tensor, a constant, or a stretch of the arena.
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
  private Storage parent;
  private long parentOffset;
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
    return parent == null ? offset : parent.offset() + parentOffset;
  }

  void place(long offset) {
    this.offset = offset;
  }

  /** Makes this a part of a larger storage. */
  void moveInto(Storage parent, long parentOffset) {
    this.parent = parent;
    this.parentOffset = parentOffset;
  }

  boolean isPart() {
    return parent != null;
  }

  /** Records that a step reads or writes this storage. */
  void use(int step) {
    first = Math.min(first, step);
    last = Math.max(last, step);
    if (parent != null) {
      parent.use(step);
    }
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }
}
