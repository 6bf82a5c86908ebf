// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.Shape;
import io.neurozoo.zoo.SmallData;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxExamplesTest {
  @TempDir Path folder;

  private Path file() throws IOException {
    byte[] bytes = new byte[256];
    for (int b = 0; b < 256; b++) {
      bytes[b] = (byte) b;
    }
    return Files.write(folder.resolve("bytes"), SmallData.idx(bytes, 128, 2));
  }

  private static float[] read(Examples examples, int most) {
    float[] all = new float[256];
    int count = 0;
    int step;
    float[] batch = new float[2 * most];
    while ((step = examples.next(MemorySegment.ofArray(batch), most)) > 0) {
      System.arraycopy(batch, 0, all, 2 * count, 2 * step);
      count += step;
    }
    assertEquals(128, count);
    return all;
  }

  @Test
  void bytesGoThroughThePreprocessingOfTheModel() throws IOException {
    for (Preprocessing preprocessing :
        new Preprocessing[] {
          new Preprocessing(1 / 255f, 0), Preprocessing.none(), new Preprocessing(-0.02f, 1.5f)
        }) {
      float[] expected = new float[256];
      for (int b = 0; b < 256; b++) {
        expected[b] = preprocessing.apply(b);
      }
      try (Examples examples = new IdxExamples(file(), Shape.of(2), preprocessing)) {
        assertArrayEquals(expected, read(examples, 50));
      }
    }
  }

  @Test
  void extentsOfOneAreNoMatter() throws IOException {
    new IdxExamples(file(), Shape.of(1, 2), Preprocessing.none()).close();
    assertThrows(
        InputException.class, () -> new IdxExamples(file(), Shape.of(2, 2), Preprocessing.none()));
  }
}
