// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRoundTripTest {
  @TempDir Path folder;

  private final float[] weight = {1, -2.5f, Float.MIN_VALUE, 3e38f, -0f, 0.1f};
  private final double[] scale = {Math.PI, -1e300};
  private final int[] counts = {1, -2, Integer.MIN_VALUE};
  private final byte[] mask = {0, 1, 1, 0, 1};

  private List<TensorSource> sources() {
    return List.of(
        new TensorSource("mask", DType.BOOL, Shape.of(5), MemorySegment.ofArray(mask)),
        new TensorSource("a.weight", DType.F32, Shape.of(2, 3), MemorySegment.ofArray(weight)),
        new TensorSource("scale", DType.F64, Shape.of(2, 1), MemorySegment.ofArray(scale)),
        new TensorSource("counts \u00e9", DType.I32, Shape.of(3), MemorySegment.ofArray(counts)),
        new TensorSource(
            "scalar", DType.F32, Shape.of(), MemorySegment.ofArray(new float[] {42})));
  }

  @Test
  void tensorsAndMetadataComeBack() {
    Path path = folder.resolve("model.safetensors");
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", "last letter \u00e9 \uD83D\uDE00 \" \\ \n");
    metadata.put("a", "{\"nodes\":[1,2]}");
    SafetensorsWriter.write(path, metadata, sources());
    try (SafetensorsFile file = SafetensorsFile.open(path, Integrity.REQUIRED)) {
      assertEquals(metadata, file.metadata());
      assertEquals(List.of("z", "a"), List.copyOf(file.metadata().keySet()));
      assertEquals(
          List.of(
              new TensorEntry("scale", DType.F64, Shape.of(2, 1), 0, 16),
              new TensorEntry("a.weight", DType.F32, Shape.of(2, 3), 16, 24),
              new TensorEntry("counts \u00e9", DType.I32, Shape.of(3), 40, 12),
              new TensorEntry("scalar", DType.F32, Shape.of(), 52, 4),
              new TensorEntry("mask", DType.BOOL, Shape.of(5), 56, 5)),
          file.tensors());
      float[] weightBack = new float[6];
      file.read(file.find("a.weight").orElseThrow(), MemorySegment.ofArray(weightBack));
      assertArrayEquals(weight, weightBack);
      double[] scaleBack = new double[2];
      file.read(file.find("scale").orElseThrow(), MemorySegment.ofArray(scaleBack));
      assertArrayEquals(scale, scaleBack);
      int[] countsBack = new int[3];
      file.read(file.find("counts \u00e9").orElseThrow(), MemorySegment.ofArray(countsBack));
      assertArrayEquals(counts, countsBack);
      byte[] maskBack = new byte[5];
      file.read(file.find("mask").orElseThrow(), MemorySegment.ofArray(maskBack));
      assertArrayEquals(mask, maskBack);
      assertEquals(Optional.empty(), file.find("absent"));
    }
  }

  @Test
  void aTensorLargerThanOneChunkComesBackFromAndToNativeMemory() {
    int elements = SafetensorsFormat.CHUNK_BYTES / 2 + 777;
    Path path = folder.resolve("model.safetensors");
    SplittableRandom random = new SplittableRandom(6);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(elements * 4L, 64);
      for (int i = 0; i < elements; i++) {
        data.setAtIndex(ValueLayout.JAVA_INT, i, random.nextInt());
      }
      Shape shape = Shape.of(elements);
      SafetensorsWriter.write(
          path,
          Map.of(),
          List.of(
              new TensorSource("first", DType.I32, Shape.of(1), MemorySegment.ofArray(new int[1])),
              new TensorSource("large", DType.I32, shape, data)));
      try (SafetensorsFile file = SafetensorsFile.open(path)) {
        // Byte-aligned memory on purpose: reading must not depend on the target's alignment.
        MemorySegment back = arena.allocate(elements * 4L + 1, 1).asSlice(1);
        file.read(file.find("large").orElseThrow(), back);
        assertEquals(-1, data.mismatch(back));
      }
    }
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    SafetensorsWriter.write(first, Map.of("k", "v"), sources());
    SafetensorsWriter.write(second, Map.of("k", "v"), sources());
    assertEquals(-1, Files.mismatch(first, second));
    SafetensorsWriter.write(second, Map.of("k", "w"), sources());
    assertNotEquals(-1, Files.mismatch(first, second));
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws Exception {
    Path path = folder.resolve("model.safetensors");
    TensorSource source =
        new TensorSource("w", DType.F32, Shape.of(2), MemorySegment.ofArray(new float[] {1, -2}));
    SafetensorsWriter.write(path, Map.of("k", "v"), List.of(source));
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = Math.toIntExact(buffer.getLong(0));
    assertEquals(0, (8 + header) % 64);
    assertEquals(8 + header + 8, bytes.length);
    assertEquals(1f, buffer.getFloat(8 + header));
    assertEquals(-2f, buffer.getFloat(8 + header + 4));
    String json = new String(bytes, 8, header, StandardCharsets.UTF_8);
    String digits = json.substring(36, 100);
    assertEquals(
        "{\"__metadata__\":{\"neurozoo.sha256\":\"%s\",\"k\":\"v\"},".formatted(digits)
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        json.stripTrailing());
    Arrays.fill(bytes, 8 + 36, 8 + 100, (byte) '0');
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertEquals(HexFormat.of().formatHex(digest), digits);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertEquals(Optional.of(digits), file.sha256());
      assertFalse(file.metadata().containsKey("neurozoo.sha256"));
    }
  }

  @Test
  void everyTensorIsAlignedToItsElements() {
    Path path = folder.resolve("model.safetensors");
    SafetensorsWriter.write(path, Map.of(), sources());
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      for (TensorEntry tensor : file.tensors()) {
        assertEquals(0, tensor.offset() % tensor.dtype().bytes(), tensor.name());
      }
    }
  }

  @Test
  void aFileWithoutTensorsAndMetadataIsValid() throws IOException {
    Path path = folder.resolve("model.safetensors");
    SafetensorsWriter.write(path, Map.of(), List.of());
    try (SafetensorsFile file = SafetensorsFile.open(path, Integrity.REQUIRED)) {
      assertTrue(file.tensors().isEmpty() && file.metadata().isEmpty());
    }
    try (SafetensorsFile file = SafetensorsFile.open(RawFile.write(folder, "{}", 0))) {
      assertTrue(file.tensors().isEmpty() && file.metadata().isEmpty());
      assertEquals(Optional.empty(), file.sha256());
    }
  }

  @Test
  void aFileOfAnotherToolIsRead() throws IOException {
    // Metadata last, keys in another order, spaces, tensors out of order.
    String header =
        """
        {"b": {"shape": [1, 2], "data_offsets": [4, 12], "dtype": "I32"},
         "a": {"data_offsets": [0, 4], "dtype": "F32", "shape": []},
         "__metadata__": {"format": "pt"}}    \
        """;
    Path path = RawFile.write(folder, header, 12);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertEquals(Map.of("format", "pt"), file.metadata());
      assertEquals(
          List.of("a", "b"), file.tensors().stream().map(TensorEntry::name).toList());
    }
  }

  @Test
  void readingChecksItsArguments() {
    Path path = folder.resolve("model.safetensors");
    SafetensorsWriter.write(path, Map.of(), sources());
    SafetensorsFile file = SafetensorsFile.open(path);
    TensorEntry mask = file.find("mask").orElseThrow();
    assertFails(
        IllegalArgumentException.class,
        "tensor \"mask\" has 5 bytes but the target 4; allocate TensorEntry.bytes()",
        () -> file.read(mask, MemorySegment.ofArray(new byte[4])));
    assertFails(
        IllegalArgumentException.class,
        "the target of tensor \"mask\" is read-only; pass writable memory",
        () -> file.read(mask, MemorySegment.ofArray(new byte[5]).asReadOnly()));
    TensorEntry foreign = new TensorEntry("mask", DType.BOOL, Shape.of(5), 0, 5);
    assertFails(
        IllegalArgumentException.class,
        "tensor \"mask\" is not of the file '" + path + "'; take it from tensors()",
        () -> file.read(foreign, MemorySegment.ofArray(new byte[5])));
    file.close();
    file.close();
    assertFails(
        IllegalStateException.class,
        "the file '" + path + "' is closed; read tensor \"mask\" before closing it",
        () -> file.read(mask, MemorySegment.ofArray(new byte[5])));
  }

  @Test
  void aFileThatBecomesShorterWhileOpenIsNoticed() throws IOException {
    Path path = folder.resolve("model.safetensors");
    SafetensorsWriter.write(path, Map.of(), sources());
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      long length = Files.size(path) - 2;
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      assertFails(
          ModelFileException.class,
          "model file '%s': ends at byte %d while it is read".formatted(path, length)
              + ReadOnlyFile.GET_A_GOOD_COPY,
          () ->
              file.read(
                  file.find("mask").orElseThrow(), MemorySegment.ofArray(new byte[5])));
    }
  }

  @Test
  void elementsAreReversedForOtherByteOrders() {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    SafetensorsFormat.reverseElements(bytes, 8, 4);
    assertArrayEquals(new byte[] {4, 3, 2, 1, 8, 7, 6, 5, 9}, bytes);
    SafetensorsFormat.reverseElements(bytes, 8, 8);
    assertArrayEquals(new byte[] {5, 6, 7, 8, 1, 2, 3, 4, 9}, bytes);
    SafetensorsFormat.reverseElements(bytes, 9, 1);
    assertArrayEquals(new byte[] {5, 6, 7, 8, 1, 2, 3, 4, 9}, bytes);
  }

  private static void assertFails(
      Class<? extends Throwable> type, String message, Executable action) {
    assertEquals(message, assertThrows(type, action).getMessage());
  }
}
