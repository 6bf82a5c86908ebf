// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.KernelArguments;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import java.lang.foreign.MemorySegment;

/**
 * Random values of one path; the key is read at every run, and the stream of the last seed is kept.
 */
final class RandomBody implements Body {
  private record Seeded(long seed, Philox stream) {}

  private final long pathHash;
  private final boolean normal;
  private volatile Seeded last;

  RandomBody(String path, boolean normal) {
    this.pathHash = Philox.hash(path);
    this.normal = normal;
  }

  @Override
  public void run(KernelArguments a, long from, long to) {
    MemorySegment key = a.input(0);
    long seed = join(key, 0);
    long step = join(key, 2);
    Seeded current = last;
    if (current == null || current.seed != seed) {
      current = new Seeded(seed, Philox.of(seed, pathHash));
      last = current;
    }
    if (!normal) {
      current.stream.uniforms(step, from, to, a.output(0));
      return;
    }
    for (long i = from; i < to; i++) {
      a.output(0).setAtIndex(DType.FLOAT, i, current.stream.normal(step, i));
    }
  }

  private static long join(MemorySegment key, int i) {
    return key.getAtIndex(DType.INT, i) & 0xffffffffL
        | (long) key.getAtIndex(DType.INT, i + 1) << 32;
  }
}
