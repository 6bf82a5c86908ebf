// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Runs a vector kernel and its scalar twin on equal memory and demands equal bits everywhere. */
final class Twins {
  /** A range of a vector kernel on the absolute addresses of its arrays. */
  interface VectorCall {
    void run(long[] addresses, long from, long to);
  }

  /** A range of a scalar kernel on its arrays, each a segment of its own. */
  interface ScalarCall {
    void run(MemorySegment[] segments, long from, long to);
  }

  private final MessageDigest digest;
  private final boolean vectors;
  private int warmUps;

  /** Adds every array's final bits to the digest. Without vectors only the scalar twins run. */
  Twins(MessageDigest digest, boolean vectors) {
    this.digest = digest;
    this.vectors = vectors;
  }

  /** From now on runs each kernel this often on memory of its own before it is compared. */
  void warmUp(int calls) {
    warmUps = calls;
  }

  /** Compares over [0, size): the twins in one piece, and the vector kernel in three. */
  void compare(String name, long size, VectorCall vector, ScalarCall scalar, int[]... arrays) {
    try (Arena arena = Arena.ofConfined()) {
      List<GuardedMemory> expected = allocate(arena, arrays);
      MemorySegment[] segments = segments(expected);
      warmUp(size, vector, scalar, allocate(arena, arrays));
      scalar.run(segments, 0, size);
      for (GuardedMemory memory : expected) {
        memory.checkGuards(name + ", scalar");
        int[] bits = memory.bits();
        ByteBuffer bytes = ByteBuffer.allocate(4 * bits.length);
        bytes.asIntBuffer().put(bits);
        digest.update(bytes);
      }
      if (vectors) {
        long third = size / 3 / 16 * 16;
        compareVector(name, vector, arena, arrays, expected, 0, size);
        compareVector(name, vector, arena, arrays, expected, 0, third, 2 * third, size);
      }
    }
  }

  private static void compareVector(
      String name,
      VectorCall vector,
      Arena arena,
      int[][] arrays,
      List<GuardedMemory> expected,
      long... splits) {
    List<GuardedMemory> actual = allocate(arena, arrays);
    long[] addresses = addresses(actual);
    for (int i = splits.length - 1; i > 0; i--) {
      vector.run(addresses, splits[i - 1], splits[i]);
    }
    for (int a = 0; a < arrays.length; a++) {
      actual.get(a).checkGuards(name + ", vector");
      int[] want = expected.get(a).bits();
      int[] got = actual.get(a).bits();
      for (int i = 0; i < want.length; i++) {
        if (want[i] != got[i]) {
          throw new AssertionError(
              String.format(
                  "%s, %d ranges: array %d element %d of %d is %s (%08x) by vector, %s (%08x) by"
                      + " scalar code, from %s",
                  name,
                  splits.length - 1,
                  a,
                  i,
                  want.length,
                  Float.intBitsToFloat(got[i]),
                  got[i],
                  Float.intBitsToFloat(want[i]),
                  want[i],
                  Float.intBitsToFloat(arrays[a][i])));
        }
      }
    }
  }

  private void warmUp(
      long size, VectorCall vector, ScalarCall scalar, List<GuardedMemory> scratch) {
    MemorySegment[] segments = segments(scratch);
    long[] addresses = addresses(scratch);
    for (int i = 0; i < warmUps; i++) {
      scalar.run(segments, 0, size);
      if (vectors) {
        vector.run(addresses, 0, size);
      }
    }
  }

  private static MemorySegment[] segments(List<GuardedMemory> memory) {
    return memory.stream().map(GuardedMemory::segment).toArray(MemorySegment[]::new);
  }

  private static long[] addresses(List<GuardedMemory> memory) {
    return memory.stream().mapToLong(GuardedMemory::address).toArray();
  }

  private static List<GuardedMemory> allocate(Arena arena, int[][] arrays) {
    List<GuardedMemory> memory = new ArrayList<>();
    for (int[] array : arrays) {
      memory.add(new GuardedMemory(arena, array));
    }
    return memory;
  }
}
