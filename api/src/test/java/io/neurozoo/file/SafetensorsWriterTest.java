// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and that the file which was there stays as it was, alone in its folder. */
class SafetensorsWriterTest {
  @TempDir Path folder;

  private Path target;

  @BeforeEach
  void writeAnOldFile() throws IOException {
    target = Files.writeString(folder.resolve("model.safetensors"), "old");
  }

  @Test
  void namesThatAreNotAllowedAreRefused() {
    assertRefused("tensor name \"\" is empty; name every tensor", () -> f32("", 1));
    assertRefused(
        "tensor name \"a\\u000ab\" has a control character; use printable characters",
        () -> f32("a\nb", 1));
    assertRefused(
        "tensor name \"%s...\" has 1025 characters; use at most 1024".formatted("x".repeat(80)),
        () -> f32("x".repeat(1025), 1));
    assertRefused(
        "tensor name \"__metadata__\" is reserved by the format; choose another",
        () -> f32("__metadata__", 1));
    assertRefused(
        "tensor name \"\uD800\" has an unpaired surrogate; use well-formed text",
        () -> f32("\uD800", 1));
    assertEquals(1024, f32("x".repeat(1024), 1).name().length());
  }

  @Test
  void dataOfAnotherLengthIsRefused() {
    assertRefused(
        "tensor \"w\": the memory has 12 bytes but F32[2, 2] needs 16; pass exactly its elements",
        () ->
            new TensorSource(
                "w", DType.F32, Shape.of(2, 2), MemorySegment.ofArray(new float[3])));
  }

  @Test
  void twoTensorsOfOneNameAreRefused() throws IOException {
    assertWriteRefused(
        IllegalArgumentException.class,
        "two tensors have the name \"w\"; rename one",
        Map.of(),
        List.of(f32("w", 1), f32("v", 1), f32("w", 2)));
  }

  @Test
  void theKeyOfTheChecksumIsReserved() throws IOException {
    assertWriteRefused(
        IllegalArgumentException.class,
        "metadata key \"neurozoo.sha256\" is reserved for the checksum; remove it",
        Map.of("neurozoo.sha256", "x"),
        List.of());
  }

  @Test
  void tooMuchMetadataIsRefused() throws IOException {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 1024; i++) {
      many.put("key" + i, "");
    }
    assertWriteRefused(
        IllegalArgumentException.class,
        "1025 metadata entries, but a model file can have at most 1024",
        many,
        List.of());
    int limit = 8 << 20;
    assertWriteRefused(
        IllegalArgumentException.class,
        "8388609 characters of metadata \"graph\", but a model file can have at most 8388608",
        Map.of("graph", "x".repeat(limit + 1)),
        List.of());
    assertWriteRefused(
        ModelFileException.class,
        "model file '%s': would get a header of at least 16777218 bytes, the limit is 16777216;"
                .formatted(target)
            + " store less metadata",
        Map.of("a", "x".repeat(limit), "b", "x".repeat(limit)),
        List.of());
    // Each newline takes two bytes as JSON, so this one passes the first look only.
    assertWriteRefused(
        ModelFileException.class,
        "model file '%s': would get a header of at least 16777336 bytes, the limit is 16777216;"
                .formatted(target)
            + " store less metadata",
        Map.of("a", "\n".repeat(limit)),
        List.of());
  }

  @Test
  void theLongestMetadataComesBack() {
    Map<String, String> metadata = Map.of("graph", "x".repeat(8 << 20));
    SafetensorsWriter.write(target, metadata, List.of());
    try (SafetensorsFile file = SafetensorsFile.open(target, Integrity.REQUIRED)) {
      assertEquals(metadata, file.metadata());
    }
  }

  @Test
  void theMostTensorsComeBackAndOneMoreIsRefused() throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    MemorySegment data = MemorySegment.ofArray(new float[1]);
    Shape shape = Shape.of(1, 1, 1, 1, 1, 1, 1, 1);
    for (int i = 0; i <= 16_384; i++) {
      tensors.add(new TensorSource("layer" + i, DType.F32, shape, data));
    }
    assertWriteRefused(
        IllegalArgumentException.class,
        "16385 tensors, but a model file can have at most 16384",
        Map.of(),
        tensors);
    tensors.removeLast();
    SafetensorsWriter.write(target, Map.of(), tensors);
    try (SafetensorsFile file = SafetensorsFile.open(target, Integrity.REQUIRED)) {
      assertEquals(16_384, file.tensors().size());
      assertEquals("layer16383", file.tensors().getLast().name());
    }
  }

  @Test
  void aBooleanThatIsNoneIsRefused() throws IOException {
    MemorySegment data = MemorySegment.ofArray(new byte[] {0, 1, (byte) 200});
    assertWriteRefused(
        IllegalArgumentException.class,
        "tensor \"mask\" is BOOL but has a byte 200; store 0 or 1",
        Map.of(),
        List.of(f32("w", 4), new TensorSource("mask", DType.BOOL, Shape.of(3), data)));
  }

  @Test
  void memoryThatWasFreedIsRefused() throws IOException {
    TensorSource freed;
    try (Arena arena = Arena.ofConfined()) {
      freed = new TensorSource("w", DType.F32, Shape.of(4), arena.allocate(16));
    }
    assertWriteRefused(
        IllegalStateException.class, "Already closed", Map.of(), List.of(f32("v", 4), freed));
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("runs").resolve("model.safetensors");
    ModelFileException e =
        assertThrows(
            ModelFileException.class,
            () -> SafetensorsWriter.write(file, Map.of(), List.of(f32("w", 1))));
    assertEquals(
        "model file '%s': cannot be written: folder '%s' does not exist; create it first"
            .formatted(file, file.getParent()),
        e.getMessage());
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    SafetensorsWriter.write(target, Map.of(), List.of(f32("w", 1000)));
    SafetensorsWriter.write(target, Map.of(), List.of(f32("w", 3)));
    try (SafetensorsFile file = SafetensorsFile.open(target, Integrity.REQUIRED)) {
      float[] values = new float[3];
      file.read(file.tensors().getFirst(), MemorySegment.ofArray(values));
      assertArrayEquals(new float[] {0, 1, 2}, values);
    }
    assertEquals(List.of("model.safetensors"), names());
  }

  private void assertWriteRefused(
      Class<? extends RuntimeException> type,
      String message,
      Map<String, String> metadata,
      List<TensorSource> tensors)
      throws IOException {
    RuntimeException e =
        assertThrows(type, () -> SafetensorsWriter.write(target, metadata, tensors));
    assertEquals(message, e.getMessage());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("model.safetensors"), names());
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  private static TensorSource f32(String name, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    return new TensorSource(name, DType.F32, Shape.of(size), MemorySegment.ofArray(values));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).toList();
    }
  }
}
