// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.memory;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;

/**
 * Off-heap memory from Netty, 64-byte aligned. It holds its buffer strongly, so the memory lives
 * exactly until {@link #close}.
 */
public final class Block implements AutoCloseable {
  private ByteBuf buffer;
  private MemorySegment segment;

  Block(ByteBuf buffer, MemorySegment segment) {
    this.buffer = buffer;
    this.segment = segment;
  }

  /** The memory. Never use it after {@link #close}. */
  public MemorySegment segment() {
    if (segment == null) {
      throw new IllegalStateException(
          "this memory was given back; keep its owner open while it is in use");
    }
    return segment;
  }

  /** Gives the memory back; closing twice does nothing. */
  @Override
  public void close() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
      segment = null;
    }
  }
}
