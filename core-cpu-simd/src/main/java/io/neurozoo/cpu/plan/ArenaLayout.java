// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.memory.OffHeap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each storage an offset in one arena such that storages alive at the same time never overlap: largest first, each at
 * the lowest offset that is free for its whole life (greedy by size; Pisarchyk and Lee 2020, section 5.2).
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
    List<Storage> placed = new ArrayList<>();
    long end = 0;
    for (Storage storage : order) {
      long offset = share ? lowest(storage, placed) : end;
      storage.place(offset);
      end = Math.max(end, offset + OffHeap.align(storage.bytes()));
      placed.add(storage);
    }
    return end;
  }

  private static long lowest(Storage storage, List<Storage> placed) {
    List<Storage> rivals =
        placed.stream()
            .filter(s -> s.first() <= storage.last() && storage.first() <= s.last())
            .sorted(Comparator.comparingLong(Storage::offset))
            .toList();
    long offset = 0;
    for (Storage rival : rivals) {
      if (rival.offset() >= offset + storage.bytes()) {
        break;
      }
      offset = Math.max(offset, OffHeap.align(rival.offset() + rival.bytes()));
    }
    return offset;
  }
}
