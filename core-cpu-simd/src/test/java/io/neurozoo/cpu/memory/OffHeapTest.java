// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OffHeapTest {
  private final OffHeap memory = new OffHeap();

  @AfterEach
  void everythingIsGivenBack() {
    assertEquals(0, memory.usedBytes());
  }

  @Test
  void blocksAreAlignedZeroedAndCounted() {
    for (long bytes : new long[] {0, 1, 63, 64, 65, 1000, 1 << 20}) {
      try (Block block = memory.allocate(bytes, "a test")) {
        assertEquals(bytes, block.segment().byteSize());
        assertEquals(0, block.segment().address() % OffHeap.ALIGNMENT);
        for (long i = 0; i < bytes; i += 13) {
          assertEquals(0, block.segment().get(ValueLayout.JAVA_BYTE, i));
        }
        assertTrue(memory.usedBytes() >= bytes);
        block.segment().fill((byte) 1);
      }
    }
  }

  @Test
  void closedBlocksAndHugeOnesAreRefused() {
    Block block = memory.allocate(8, "a test");
    block.close();
    block.close();
    assertThrows(IllegalStateException.class, block::segment);
    var e =
        assertThrows(IllegalArgumentException.class, () -> memory.allocate(1L << 31, "the arena"));
    assertTrue(e.getMessage().startsWith("the arena needs 2147483648 bytes"), e.getMessage());
  }
}
