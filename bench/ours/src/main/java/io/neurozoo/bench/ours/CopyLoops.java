// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.ours;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The simplest loops over off-heap memory, for what the machine can do. Each is a method of its own
 * so that it gets a compile of its own. Lengths are multiples of every vector's.
 */
final class CopyLoops {
  @SuppressWarnings("restricted") // addresses come from segments of known length
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private CopyLoops() {}

  /** b = a. */
  static void copy(long a, long b, long bytes) {
    for (long i = 0; i < bytes; i += SPECIES.vectorByteSize()) {
      load(a + i).intoMemorySegment(ALL, b + i, ORDER);
    }
  }

  /** c = a + s b. */
  static void triad(long a, long b, long c, float s, long bytes) {
    FloatVector factor = FloatVector.broadcast(SPECIES, s);
    for (long i = 0; i < bytes; i += SPECIES.vectorByteSize()) {
      load(b + i).fma(factor, load(a + i)).intoMemorySegment(ALL, c + i, ORDER);
    }
  }

  private static FloatVector load(long address) {
    return FloatVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
  }
}
