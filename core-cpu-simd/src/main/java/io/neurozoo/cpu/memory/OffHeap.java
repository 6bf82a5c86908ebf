// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.memory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.foreign.MemorySegment;

/**
 * The off-heap memory of one backend: blocks from a Netty allocator of its own, whose counter tells
 * what is in use.
 */
public final class OffHeap {
  /** Every block begins at a multiple of this many bytes: a cache line, and the widest vector. */
  public static final int ALIGNMENT = 64;

  /** Netty's limit for one buffer, less the slack for aligning it. */
  private static final long LARGEST = Integer.MAX_VALUE - 8L - ALIGNMENT;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

  /**
   * A zeroed block.
   *
   * @throws IllegalArgumentException where the size is beyond 2 GiB
   * @throws OutOfMemoryError where Netty's limit is reached; the message names the flag that raises
   *     it
   */
  public Block allocate(long bytes, String purpose) {
    if (bytes > LARGEST) {
      throw new IllegalArgumentException(
          purpose
              + " needs "
              + bytes
              + " bytes in one block; at most "
              + LARGEST
              + " are possible; make the batch or the network smaller");
    }
    ByteBuf buffer;
    try {
      buffer = allocator.directBuffer((int) bytes + ALIGNMENT);
    } catch (OutOfMemoryError e) {
      var explained =
          new OutOfMemoryError(
              purpose
                  + " needs "
                  + bytes
                  + " bytes of off-heap memory and there is not enough ("
                  + usedBytes()
                  + " in use); make the batch smaller or raise -XX:MaxDirectMemorySize");
      explained.initCause(e);
      throw explained;
    }
    MemorySegment whole = MemorySegment.ofBuffer(buffer.nioBuffer(0, buffer.capacity()));
    long slack = (ALIGNMENT - whole.address() % ALIGNMENT) % ALIGNMENT;
    MemorySegment aligned = whole.asSlice(slack, bytes);
    aligned.fill((byte) 0); // fresh memory is not zero
    return new Block(buffer, aligned);
  }

  /** Bytes in use, as Netty counts them. */
  public long usedBytes() {
    return allocator.metric().usedDirectMemory();
  }

  /** The next multiple of the alignment. */
  public static long align(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
