// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and hostile files: refused with a {@link ModelFileException}, or read whole. */
@Timeout(120)
class SafetensorsFuzzTest {
  private static final String FOREIGN =
      "{\"__metadata__\":{\"format\":\"pt\"},"
          + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[8,32]},"
          + "\"s\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
          + "\"m\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[32,35]}}   ";
  private static final int FOREIGN_DATA = 35;

  @TempDir Path folder;

  @Test
  void everyFlippedBitOfAFileWithChecksumIsFound() throws IOException {
    byte[] good = fileWithChecksum();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bytes = good.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Path path = RawFile.write(folder, bytes);
      assertThrows(
          ModelFileException.class,
          () -> SafetensorsFile.open(path, Integrity.REQUIRED),
          "bit " + bit);
    }
  }

  @Test
  void everyOverwrittenByteOfAFileWithChecksumIsFound() throws IOException {
    byte[] good = fileWithChecksum();
    SplittableRandom random = new SplittableRandom(7);
    for (int at = 0; at < good.length; at++) {
      byte[] bytes = good.clone();
      bytes[at] += (byte) random.nextInt(1, 256);
      Path path = RawFile.write(folder, bytes);
      assertThrows(
          ModelFileException.class,
          () -> SafetensorsFile.open(path, Integrity.REQUIRED),
          "byte " + at);
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    for (byte[] good : List.of(fileWithChecksum(), RawFile.bytes(FOREIGN, FOREIGN_DATA))) {
      assertTrue(isReadWhole(RawFile.write(folder, good)));
      for (int length = 0; length < good.length; length++) {
        Path path = RawFile.write(folder, Arrays.copyOf(good, length));
        assertThrows(
            ModelFileException.class, () -> SafetensorsFile.open(path), "length " + length);
      }
      Path longer = RawFile.write(folder, Arrays.copyOf(good, good.length + 1));
      assertThrows(ModelFileException.class, () -> SafetensorsFile.open(longer));
    }
  }

  @Test
  void flippedBitsOfAFileWithoutChecksumAreRefusedOrRead() throws IOException {
    byte[] good = RawFile.bytes(FOREIGN, FOREIGN_DATA);
    SplittableRandom random = new SplittableRandom(8);
    int read = 0;
    int rounds = 8_000;
    for (int i = 0; i < rounds; i++) {
      byte[] bytes = good.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      read += isReadWhole(RawFile.write(folder, bytes)) ? 1 : 0;
    }
    // Some flips hit only data or metadata; most break something.
    assertTrue(read > rounds / 100 && read < rounds / 2, "read " + read);
  }

  @Test
  void numbersReplacedByExtremeOnesAreRefused() throws IOException {
    String[] extremes = {
      "-1", "0", "1", "7", "2147483647", "2147483648", "4294967296", "4611686018427387904",
      "9223372036854775807", "9223372036854775808", "18446744073709551615", "1e308", "1.5", "null"
    };
    String[] parts = FOREIGN.split("(?<=[\\[,])(?=[0-9])|(?<=[0-9])(?=[\\],])");
    int refused = 0;
    int replaced = 0;
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].matches("[0-9]+")) {
        continue;
      }
      for (String extreme : extremes) {
        if (!parts[i].equals(extreme)) {
          String[] changed = parts.clone();
          changed[i] = extreme;
          boolean read =
              isReadWhole(RawFile.write(folder, String.join("", changed), FOREIGN_DATA));
          refused += read ? 0 : 1;
          replaced++;
        }
      }
    }
    assertEquals(9 * extremes.length - 1, replaced); // one is 0 already
    assertEquals(replaced, refused);
  }

  @Test
  void randomBytesAreRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length >= 8 && random.nextBoolean()) {
        // A length that is possible, so that the random bytes reach the parser.
        Arrays.fill(bytes, 0, 8, (byte) 0);
        bytes[0] = (byte) random.nextInt(bytes.length - 7);
      }
      assertFalse(isReadWhole(RawFile.write(folder, bytes)));
    }
  }

  @Test
  void memoryIsBoundedByTheFileNotByItsClaims() throws Exception {
    AllocatedBytes allocated = new AllocatedBytes();
    String claim = "{\"w\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[0,%s]}}";
    List<byte[]> hostile =
        List.of(
            RawFile.bytes(16 << 20, new byte[] {'{', '}'}, new byte[0]),
            RawFile.bytes(Long.MAX_VALUE, new byte[] {'{', '}'}, new byte[0]),
            RawFile.bytes(claim.formatted("1073741824", "4294967296"), 0),
            RawFile.bytes(claim.formatted("2147483647,1073741824", "9223372032559808512"), 0));
    for (byte[] bytes : hostile) {
      Path path = RawFile.write(folder, bytes);
      Runnable open =
          () -> assertThrows(ModelFileException.class, () -> SafetensorsFile.open(path));
      open.run();
      long used = allocated.during(open);
      assertTrue(used < 200_000, "allocated " + used + " for a file of " + bytes.length);
    }
  }

  @Test
  void memoryOfTheMostHostileHeadersIsBounded() throws Exception {
    AllocatedBytes allocated = new AllocatedBytes();
    int length = 16 << 20;
    List<String> hostile =
        List.of(
            "[" + "0,".repeat(length / 2 - 1),
            "[" + "[],".repeat(length / 3 - 1),
            "{\"a\":[" + "{},".repeat(length / 3 - 9),
            "{\"a\":[" + "{\"\":0},".repeat(length / 7 - 9),
            "{\"a\":".repeat(length / 5),
            "\"" + "\\n".repeat(length / 2 - 1),
            " ".repeat(length),
            "\u00e9".repeat(length / 2),
            "1".repeat(length));
    for (String header : hostile) {
      Path path = RawFile.write(folder, header, 0);
      long used =
          allocated.during(
              () -> assertThrows(ModelFileException.class, () -> SafetensorsFile.open(path)));
      // All that is allocated on the way, garbage too.
      String start = header.substring(0, 8);
      assertTrue(used < 10L * length, "allocated " + used + " for a header that begins " + start);
    }
  }

  private byte[] fileWithChecksum() throws IOException {
    Path path = folder.resolve("good.safetensors");
    SafetensorsWriter.write(
        path,
        Map.of("graph", "{\"nodes\":[]}"),
        List.of(
            new TensorSource(
                "w", DType.F32, Shape.of(2, 2), MemorySegment.ofArray(new float[] {1, 2, 3, 4})),
            new TensorSource(
                "m", DType.BOOL, Shape.of(3), MemorySegment.ofArray(new byte[] {1, 0, 1}))));
    return Files.readAllBytes(path);
  }

  /** Opens a file and reads all its tensors; false where it is refused on the way. */
  private static boolean isReadWhole(Path path) {
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      for (TensorEntry tensor : file.tensors()) {
        file.read(tensor, MemorySegment.ofArray(new byte[Math.toIntExact(tensor.bytes())]));
      }
      return true;
    } catch (ModelFileException e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      return false;
    }
  }
}
