// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.memory.OffHeap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each storage an offset in one arena such that storages alive at the same time never
 * overlap: largest first, each at the lowest offset that is free for its whole life (greedy by
 * size; Pisarchyk and Lee 2020, section 5.2).
 */
final class ArenaLayout {
  private ArenaLayout() {}

  /**
   * Places all storages.
   *
   * @param share false gives each memory of its own
   * @return bytes of the arena
   */
  static long place(Collection<Storage> storages, boolean share) {
    List<Storage> order = new ArrayList<>(storages);
    order.sort(Comparator.comparingLong(Storage::bytes).reversed());
    List<Storage> placed = new ArrayList<>(); // by offset
    long end = 0;
    for (Storage storage : order) {
      storage.place(share ? lowest(storage, placed) : end);
      end = Math.max(end, storage.offset() + OffHeap.align(storage.bytes()));
      int position = placed.size();
      while (position > 0 && placed.get(position - 1).offset() > storage.offset()) {
        position--;
      }
      placed.add(position, storage);
    }
    return end;
  }

  /** The most bytes that are alive at one step: what the best of layouts would take. */
  static long live(Collection<Storage> storages, int steps) {
    long[] born = new long[steps + 2]; // outputs live until after the last step
    for (Storage storage : storages) {
      born[storage.first()] += storage.bytes();
      born[storage.last() + 1] -= storage.bytes();
    }
    long alive = 0;
    long most = 0;
    for (long change : born) {
      alive += change;
      most = Math.max(most, alive);
    }
    return most;
  }

  private static long lowest(Storage storage, List<Storage> placed) {
    long offset = 0;
    for (Storage other : placed) {
      boolean rival = other.first() <= storage.last() && storage.first() <= other.last();
      if (rival && other.offset() >= offset + storage.bytes()) {
        break;
      }
      if (rival) {
        offset = Math.max(offset, OffHeap.align(other.offset() + other.bytes()));
      }
    }
    return offset;
  }
}
