// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.random.Philox;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table takes four bytes a value and little besides: it trains in a heap that could not hold its
 * cells as objects.
 */
class LargeTableTest {

  @TempDir Path folder;

  @Test
  void aTableOf200000RowsTrainsIn48MiB() throws Exception {
    // 200,000 x 11 x 4 bytes are 8.4 MiB; the file is 21 MB, and as many texts would be over 100.
    assertTrains(200_000, 10, 48);
  }

  @Test
  @Tag("slow")
  void aTableOfAMillionRowsTrainsIn160MiB() throws Exception {
    // 1,000,000 x 21 x 4 bytes are 80 MiB; the orders of examples take 4 bytes a row each.
    assertTrains(1_000_000, 20, 160);
  }

  private void assertTrains(int rows, int columns, int heap) throws Exception {
    Path file = write(rows, columns);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=64m",
                "-Xmx" + heap + "m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeTable.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    String last = out.lines().toList().getLast();
    int learned = (int) (rows * 0.8);
    // Two columns are of names: 3 and 2 inputs.
    assertTrue(
        last.startsWith("learned from %d of %d inputs, loss ".formatted(learned, columns + 3)),
        out);
  }

  /** Numbers, then two columns of names; the class is the sign of the first number. */
  private Path write(int rows, int columns) throws IOException {
    Philox random = Philox.of(1, "test/large-table");
    Path file = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < columns; j++) {
        line.append('x').append(j).append(',');
      }
      out.write(line.append("kind\n").toString());
      for (int i = 0; i < rows; i++) {
        line.setLength(0);
        for (int j = 0; j < columns - 2; j++) {
          line.append(random.bits(i, j) % 10_000_000 / 1e4).append(',');
        }
        line.append("cat").append(i % 3).append(",flag").append(i / 3 % 2);
        out.write(line.append(random.bits(i, 0) > 0 ? ",plus\n" : ",minus\n").toString());
      }
    }
    return file;
  }
}
