// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What data hold, in short: tells whether they are still those of a training, wherever they lie.
 *
 * @param train examples to learn from, those held out for validation among them
 * @param test examples to test by
 * @param crc32 of all inputs and targets as the network takes them, as 8 hexadecimal digits
 */
public record DataContent(int train, int test, String crc32) {

  /** Reads all examples once. */
  public static DataContent of(Dataset train, Dataset test) {
    CRC32 sum = new CRC32();
    add(sum, train);
    add(sum, test);
    return new DataContent(
        train.size(), test.size(), String.format(Locale.ROOT, "%08x", sum.getValue()));
  }

  private static void add(CRC32 sum, Dataset data) {
    long input = data.inputByteSize();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment example = arena.allocate(input + targetBytes(data.target()), Float.BYTES);
      ByteBuffer bytes = example.asByteBuffer();
      for (int i = 0; i < data.size(); i++) {
        data.copyInput(i, example, 0);
        data.copyTarget(i, example, input);
        sum.update(bytes.clear());
      }
    }
  }

  private static long targetBytes(Target target) {
    return switch (target) {
      case Target.Classes _ -> Integer.BYTES;
      case Target.Values values -> Float.BYTES * values.shape().size();
    };
  }

  @Override
  public String toString() {
    return "%d examples to learn from and %d to test by (crc32 %s)".formatted(train, test, crc32);
  }
}
