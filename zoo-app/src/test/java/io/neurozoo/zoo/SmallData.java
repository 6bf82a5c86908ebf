// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A folder of IDX files that trains in no time: 6 x 6 images of three classes, a light band each.
 */
public final class SmallData {
  /** Examples of the training part. */
  public static final int TRAIN = 240;

  /** Examples of the test part. */
  public static final int TEST = 60;

  private static final int SIDE = 6;
  private static final int CLASSES = 3;

  private SmallData() {}

  /** Writes the four files; returns the {@code --data} that names them. */
  public static String write(Path folder) {
    try {
      Files.createDirectories(folder);
      part(folder, "train", TRAIN, new Random(1));
      part(folder, "t10k", TEST, new Random(2));
      return "idx:" + folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void part(Path folder, String name, int count, Random random) throws IOException {
    byte[] images = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
      for (int p = 0; p < SIDE * SIDE; p++) {
        boolean light = p / SIDE / 2 == labels[i];
        images[i * SIDE * SIDE + p] = (byte) ((light ? 150 : 20) + random.nextInt(80));
      }
    }
    Files.write(folder.resolve(name + "-images-idx3-ubyte"), idx(images, count, SIDE, SIDE));
    Files.write(folder.resolve(name + "-labels-idx1-ubyte"), idx(labels, count));
  }

  /** The bytes of an IDX file. */
  public static byte[] idx(byte[] elements, int... extents) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * extents.length + elements.length);
    file.put(new byte[] {0, 0, 8, (byte) extents.length});
    for (int extent : extents) {
      file.putInt(extent);
    }
    return file.put(elements).array();
  }
}
