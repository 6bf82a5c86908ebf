// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.neurozoo.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsPlainAndGzipWhateverTheName(boolean gzip) {
    byte[] content = IdxBytes.file(new byte[] {0, 1, 51, (byte) 255, 102, (byte) 128}, 3, 2);
    Path file = IdxBytes.write(folder, "any.name", gzip ? IdxBytes.gzip(content) : content);

    IdxFile idx = IdxFile.read(file);

    assertEquals(Shape.of(3, 2), idx.shape());
    Inputs inputs = idx.inputs();
    assertEquals(3, inputs.size());
    assertEquals(Shape.of(2), inputs.inputShape());
    float[] floats = new float[6];
    for (int i = 0; i < 3; i++) {
      inputs.copyInput(i, MemorySegment.ofArray(floats), 8L * i);
    }
    assertArrayEquals(
        new float[] {0, 1 / 255f, 51 * (1 / 255f), 1, 102 * (1 / 255f), 128 * (1 / 255f)},
        floats,
        0f);
  }

  @Test
  void readsEveryRankFromOneToFour() {
    for (int rank = 1; rank <= 4; rank++) {
      int[] extents = new int[rank];
      Arrays.fill(extents, 2);
      byte[] content = IdxBytes.file(new byte[1 << rank], extents);
      Path file = IdxBytes.write(folder, "rank" + rank, content);
      assertEquals(Shape.of(extents), IdxFile.read(file).shape());
    }
  }

  @Test
  void labelsAreUnsigned() {
    Path file = IdxBytes.write(folder, "labels", IdxBytes.labels(0, 9, 200, 255));
    assertArrayEquals(new int[] {0, 9, 200, 255}, IdxFile.read(file).labels());
  }

  @Test
  void labelsAndInputsAreNotTakenForEachOther() {
    IdxFile labels = IdxFile.read(IdxBytes.write(folder, "labels", IdxBytes.labels(1, 2)));
    IdxFile images = IdxFile.read(IdxBytes.write(folder, "images", IdxBytes.images(2, 3, 3)));
    assertMessage(assertThrows(DataException.class, labels::inputs), "holds labels, not inputs");
    assertMessage(assertThrows(DataException.class, images::labels), "holds inputs, not labels");
  }

  static Stream<Arguments> malformed() {
    byte[] sound = IdxBytes.file(new byte[600], 100, 6);
    byte[] gzip = IdxBytes.gzip(sound);
    byte[] wrongChecksum = gzip.clone();
    wrongChecksum[gzip.length - 8] ^= 1;
    byte[] bomb = IdxBytes.gzip(IdxBytes.join(sound, new byte[10_000_000]));
    int max = Integer.MAX_VALUE;
    return Stream.of(
        arguments("empty", new byte[0], "truncated: 4 bytes expected, 0 found"),
        arguments("magic cut", new byte[] {0, 0, 8}, "truncated: 4 bytes expected, 3 found"),
        arguments("PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "starts with 89 50"),
        arguments("int8", IdxBytes.header(0x09, 1), "0x09 (signed byte)"),
        arguments("int16", IdxBytes.header(0x0b, 1), "0x0b (int16)"),
        arguments("int32", IdxBytes.header(0x0c, 1), "0x0c (int32)"),
        arguments("float32", IdxBytes.header(0x0d, 1), "0x0d (float32)"),
        arguments("float64", IdxBytes.header(0x0e, 1), "0x0e (float64)"),
        arguments("other type", IdxBytes.header(0xff, 1), "0xff (unknown)"),
        arguments("rank 0", IdxBytes.header(0x08), "the rank is 0"),
        arguments("rank 5", IdxBytes.header(0x08, 1, 1, 1, 1, 1), "the rank is 5"),
        arguments("rank 255", new byte[] {0, 0, 8, -1}, "the rank is 255"),
        arguments(
            "header cut",
            Arrays.copyOf(sound, 9),
            "truncated: 12 bytes expected, 9 found"),
        arguments("no example", IdxBytes.header(0x08, 0, 28, 28), "extent 0 of 3 is 0"),
        arguments("no column", IdxBytes.header(0x08, 5, 28, 0), "extent 2 of 3 is 0"),
        arguments("negative extent", IdxBytes.header(0x08, -1), "asks for 4294967295 elements"),
        arguments(
            "overflowing extents", IdxBytes.header(0x08, max, max, max, max), "by extent 0"),
        arguments(
            "overflowing product", IdxBytes.header(0x08, 65536, 65536, 65536, 65536), "extent 1"),
        arguments(
            "claim without bytes",
            IdxBytes.header(0x08, 1 << 30),
            "truncated: 1073741832 bytes expected, 8 found"),
        arguments(
            "claim without bytes in gzip",
            IdxBytes.gzip(IdxBytes.header(0x08, 1 << 30)),
            "more than"),
        arguments(
            "elements cut",
            Arrays.copyOf(sound, 611),
            "truncated: 612 bytes expected, 611 found"),
        arguments(
            "elements cut in gzip",
            IdxBytes.gzip(Arrays.copyOf(sound, 611)),
            "truncated: 612 bytes expected, 611 found"),
        arguments(
            "further byte",
            IdxBytes.join(sound, new byte[1]),
            "further bytes follow the 612"),
        arguments(
            "further byte in gzip",
            IdxBytes.gzip(IdxBytes.join(sound, new byte[1])),
            "further bytes follow the 612"),
        arguments("bomb", bomb, "further bytes follow the 612"),
        arguments("two members", IdxBytes.join(gzip, gzip), "further bytes follow the 612"),
        arguments("gzip header cut", Arrays.copyOf(gzip, 5), "gzip stream ends early"),
        arguments("gzip cut", Arrays.copyOf(gzip, 14), "truncated: "),
        arguments("gzip trailer cut", Arrays.copyOf(gzip, gzip.length - 3), "ends early"),
        arguments("gzip checksum", wrongChecksum, "gzip stream is damaged"),
        arguments("only gzip's magic", new byte[] {0x1f, (byte) 0x8b}, "ends early"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void refusesMalformedFilesInOneLine(String what, byte[] content, String expected) {
    Path file = IdxBytes.write(folder, "bad-idx", content);
    DataException e = assertThrows(DataException.class, () -> IdxFile.read(file));
    assertMessage(e, expected);
    assertTrue(e.getMessage().startsWith("idx '" + file + "': "), e.getMessage());
  }

  @Test
  void everyPrefixOfASoundFileIsRefused() {
    byte[] plain = IdxBytes.images(2, 3, 3);
    byte[] gzip = IdxBytes.gzip(plain);
    for (byte[] sound : new byte[][] {plain, gzip}) {
      for (int length = 0; length < sound.length; length++) {
        Path file = IdxBytes.write(folder, "prefix", Arrays.copyOf(sound, length));
        assertThrows(DataException.class, () -> IdxFile.read(file), "length " + length);
      }
    }
  }

  @Test
  void saysWhereNoFileIs() {
    assertMessage(
        assertThrows(DataException.class, () -> IdxFile.read(folder.resolve("none"))),
        "no such file");
    assertMessage(
        assertThrows(DataException.class, () -> IdxFile.read(folder)), "not a regular file");
  }

  private static void assertMessage(DataException e, String expected) {
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }
}
