// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.lang.foreign.MemorySegment;

/**
 * The batches of one pass over a data set. All hold the same number of examples but the last, which
 * holds what is left; so there are at most two sizes, {@link #full()} and {@link #last()}.
 *
 * <p>Filling allocates nothing. Immutable and thread-safe.
 */
public final class Batches {

  private final Dataset data;
  private final int full;
  private final int count;

  /**
   * Batches of a data set.
   *
   * @param data the examples
   * @param batch examples in a batch, at least 1; where the data set has fewer, they make one batch
   */
  public Batches(Dataset data, int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "batches of '%s': batch is %d; it must be at least 1".formatted(data.name(), batch));
    }
    this.data = data;
    this.full = Math.min(batch, data.size());
    this.count = (data.size() - 1) / full + 1;
  }

  /** The number of batches in one pass. */
  public int count() {
    return count;
  }

  /** The number of examples in every batch but perhaps the last. */
  public int full() {
    return full;
  }

  /** The number of examples in the last batch, from 1 to {@link #full()}. */
  public int last() {
    return data.size() - (count - 1) * full;
  }

  /** The number of examples in a batch, counted from 0. */
  public int size(int batch) {
    return batch == count - 1 ? last() : full;
  }

  /**
   * Writes a batch's examples and targets one after another, from the start of each memory.
   *
   * @param batch the batch, from 0 to {@code count() - 1}
   * @param order the data set's examples in the order of this pass, as from {@link Shuffle#order}
   * @param inputs room for {@code size(batch)} examples as float32, aligned to 4 bytes
   * @param targets room for as many targets, aligned to 4 bytes
   * @return the number of examples written, {@code size(batch)}
   */
  public int fill(int batch, int[] order, MemorySegment inputs, MemorySegment targets) {
    if (order.length != data.size()) {
      throw new IllegalArgumentException(
          "batches of '%s': the order has %d entries for %d examples"
              .formatted(data.name(), order.length, data.size()));
    }
    int size = check(batch, inputs, targets);
    int start = batch * full;
    for (int i = 0; i < size; i++) {
      copy(order[start + i], i, inputs, targets);
    }
    return size;
  }

  /** As {@link #fill(int, int[], MemorySegment, MemorySegment)}, in the data set's own order. */
  public int fill(int batch, MemorySegment inputs, MemorySegment targets) {
    int size = check(batch, inputs, targets);
    int start = batch * full;
    for (int i = 0; i < size; i++) {
      copy(start + i, i, inputs, targets);
    }
    return size;
  }

  private void copy(int example, int slot, MemorySegment inputs, MemorySegment targets) {
    data.copyInput(example, inputs, slot * data.inputByteSize());
    data.copyTarget(example, targets, slot * data.target().byteSize());
  }

  private int check(int batch, MemorySegment inputs, MemorySegment targets) {
    if (batch < 0 || batch >= count) {
      throw new IndexOutOfBoundsException(
          "batches of '%s': no batch %d; there are batches 0 to %d"
              .formatted(data.name(), batch, count - 1));
    }
    int size = size(batch);
    checkRoom("inputs", inputs, size * data.inputByteSize());
    checkRoom("targets", targets, size * data.target().byteSize());
    return size;
  }

  private void checkRoom(String what, MemorySegment memory, long needed) {
    if (memory.byteSize() < needed) {
      throw new IllegalArgumentException(
          "batches of '%s': the memory for %s has %d bytes; a batch needs %d"
              .formatted(data.name(), what, memory.byteSize(), needed));
    }
  }
}
