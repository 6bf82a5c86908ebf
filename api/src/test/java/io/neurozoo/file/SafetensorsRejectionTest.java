// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsRejectionTest {
  @TempDir Path folder;

  /** Headers over 8 bytes of data; in the table, T stands for the entry of a right tensor. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          [] | $: expected an object but found an array
          {"w":T}} | line 1, column 55: expected the end of the text but found "}"
          {"w":T,"w":T} | line 1, column 55: duplicate key "w"
          {"w":1} | $.w: expected an object but found the number 1
          {"w":{"shape":[2],"data_offsets":[0,8]}} | $.w: missing key "dtype"
          {"w":{"dtype":"F32","data_offsets":[0,8]}} | $.w: missing key "shape"
          {"w":{"dtype":"F32","shape":[2]}} | $.w: missing key "data_offsets"
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}} | \
          $.w: unknown key "x"; the known keys are data_offsets, dtype, shape
          {"w":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}} | $.w.dtype: element type "BF16" \
          is not supported; convert the tensor to one of F32, F64, I32, BOOL
          {"w":{"dtype":7,"shape":[2],"data_offsets":[0,8]}} | \
          $.w.dtype: expected a string but found the number 7
          {"w":{"dtype":"F32","shape":2,"data_offsets":[0,8]}} | \
          $.w.shape: expected an array but found the number 2
          {"w":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}} | \
          $.w.shape[0]: expected an integer without fraction and exponent but found 2.0
          {"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}} | \
          $.w.shape: extent -2; every extent must be at least 1
          {"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}} | \
          $.w.shape: extent 0; every extent must be at least 1
          {"w":{"dtype":"F32","shape":[2147483648],"data_offsets":[0,8]}} | \
          $.w.shape[0]: 2147483648 is out of range for an integer of 32 bits
          {"w":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]}} | \
          $.w.shape: rank 9, the limit is 8
          {"w":{"dtype":"BOOL","shape":[2147483647,2147483647,3],"data_offsets":[0,8]}} | \
          $.w.shape: a tensor of 2^63 bytes or more
          {"w":{"dtype":"F64","shape":[2147483647,1073741824],"data_offsets":[0,8]}} | \
          $.w.shape: a tensor of 2^63 bytes or more
          {"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}} | \
          $.w.data_offsets: 8 bytes but F32[3] needs 12
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[0]}} | \
          $.w.data_offsets: expected [begin, end] but found 1 elements
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}} | \
          $.w.data_offsets: expected 0 <= begin <= end but found [8, 0]
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}} | \
          $.w.data_offsets: expected 0 <= begin <= end but found [-8, 0]
          {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775808]}} | \
          $.w.data_offsets[1]: 9223372036854775808 is out of range for an integer of 64 bits
          {"w":{"dtype":"F32","shape":[2],\
          "data_offsets":[9223372036854775799,9223372036854775807]}} | \
          tensor "w" begins at byte 9223372036854775799 of the data but the tensors before it \
          end at 0 (a hole)
          {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | \
          the tensors have 4 bytes but the file has 8 bytes of data (trailing bytes)
          {"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} | \
          the tensors have 12 bytes but the file has 8 bytes of data (truncated)
          {"v":T,"w":T} | \
          tensor "w" begins at byte 0 of the data but the tensors before it end at 8 (an overlap)
          {"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | \
          tensor "w" begins at byte 4 of the data but the tensors before it end at 0 (a hole)
          {"":T} | $[""]: the tensor's name is empty; name every tensor
          {"a\\nb":T} | \
          $["a\\u000ab"]: the tensor's name has a control character; use printable characters
          {"__metadata__":[],"w":T} | $.__metadata__: expected an object but found an array
          {"__metadata__":{"k":1},"w":T} | \
          $.__metadata__.k: expected a string but found the number 1
          {} | the tensors have 0 bytes but the file has 8 bytes of data (trailing bytes)
          """)
  void headersThatAreNotValidAreRefused(String header, String problem) throws IOException {
    String right = "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    assertRefused(
        RawFile.write(folder, header.replace(":T", ":" + right), 8),
        "has a header that is not valid: " + problem + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @Test
  void theRightHeaderOfTheTableIsAccepted() throws IOException {
    String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    try (SafetensorsFile file = SafetensorsFile.open(RawFile.write(folder, header, 8))) {
      assertEquals(1, file.tensors().size());
    }
  }

  @Test
  void malformedUtf8InTheHeaderIsRefused() throws IOException {
    byte[] header = "{\"w\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
    header[6] = (byte) 0xC0;
    assertRefused(
        RawFile.write(folder, RawFile.bytes(header.length, header, new byte[0])),
        "has a header that is not valid: byte offset 6: malformed UTF-8"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @Test
  void namesThatAreTooLongAreRefused() throws IOException {
    String name = "x".repeat(1025);
    String header = "{\"%s\":{\"dtype\":\"BOOL\",\"shape\":[],\"data_offsets\":[0,1]}}";
    assertRefused(
        RawFile.write(folder, header.formatted(name), 1),
        "has a header that is not valid: $[\"%s...\"]: the tensor's name has 1025 characters;"
                .formatted("x".repeat(80))
            + " use at most 1024"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @Test
  void tooManyTensorsAreRefused() throws IOException {
    String header =
        IntStream.range(0, 16_385)
            .mapToObj(
                i ->
                    "\"%d\":{\"dtype\":\"BOOL\",\"shape\":[],\"data_offsets\":[%d,%d]}"
                        .formatted(i, i, i + 1))
            .collect(Collectors.joining(",", "{", "}"));
    assertRefused(
        RawFile.write(folder, header, 16_385),
        "has a header that is not valid: 16385 tensors, the limit is 16384"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @Test
  void tooManyOrTooLongMetadataAreRefused() throws IOException {
    String entries =
        IntStream.range(0, 1025)
            .mapToObj(i -> "\"%d\":\"\"".formatted(i))
            .collect(Collectors.joining(",", "{\"__metadata__\":{", "}}"));
    assertRefused(
        RawFile.write(folder, entries, 0),
        "has a header that is not valid: $.__metadata__: 1025 entries, the limit is 1024"
            + ReadOnlyFile.GET_A_GOOD_COPY);
    String value = "{\"__metadata__\":{\"graph\":\"%s\"}}".formatted("x".repeat((8 << 20) + 1));
    assertRefused(
        RawFile.write(folder, value, 0),
        "has a header that is not valid: $.__metadata__.graph: 8388609 characters, the limit is"
            + " 8388608"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1                   | 18446744073709551615
          -9223372036854775808 | 9223372036854775808
          9223372036854775807  | 9223372036854775807
          9223372036854775800  | 9223372036854775800
          2147483647           | 2147483647
          16777216             | 16777216
          3                    | 3
          """)
  void aHeaderLongerThanTheFileIsRefused(long claim, String shown) throws IOException {
    byte[] header = {'{', '}'};
    assertRefused(
        RawFile.write(folder, RawFile.bytes(claim, header, new byte[0])),
        "says its header has " + shown + " bytes but only 2 bytes follow"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @Test
  void aHeaderOverTheLimitIsRefused() throws IOException {
    byte[] header = new byte[(16 << 20) + 1];
    assertRefused(
        RawFile.write(folder, RawFile.bytes(header.length, header, new byte[0])),
        "has a header of 16777217 bytes, the limit is 16777216; split the model into smaller"
            + " files");
  }

  @Test
  void anEmptyHeaderIsRefused() throws IOException {
    assertRefused(
        RawFile.write(folder, "", 0),
        "has a header that is not valid: line 1, column 1: expected a value but found the end of"
            + " the text"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    assertRefused(folder.resolve("absent"), "does not exist; check the path");
    assertRefused(folder, "is not a regular file; name the .safetensors file");
    assertRefused(
        RawFile.write(folder, new byte[7]), "has only 7 bytes" + ReadOnlyFile.GET_A_GOOD_COPY);
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "needs /dev/zero");
    assertRefused(device, "is not a regular file; name the .safetensors file");
  }

  @Test
  void aBooleanThatIsNoneIsRefusedWhenItIsRead() throws IOException {
    byte[] header =
        "{\"m\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}"
            .getBytes(StandardCharsets.UTF_8);
    Path path =
        RawFile.write(folder, RawFile.bytes(header.length, header, new byte[] {0, 1, 2}));
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      MemorySegment target = MemorySegment.ofArray(new byte[3]);
      TensorEntry mask = file.tensors().getFirst();
      ModelFileException e =
          assertThrows(ModelFileException.class, () -> file.read(mask, target));
      assertEquals(
          "model file '%s': tensor \"m\" is BOOL but has a byte 2; only 0 and 1 are allowed"
                  .formatted(path)
              + ReadOnlyFile.GET_A_GOOD_COPY,
          e.getMessage());
    }
  }

  @Test
  void aFileWithoutChecksumIsRefusedOnlyWhereOneIsRequired() throws IOException {
    Path path = RawFile.write(folder, "{}", 0);
    SafetensorsFile.open(path, Integrity.IF_PRESENT).close();
    assertRefused(
        path,
        "has no checksum (metadata neurozoo.sha256), so damage to it could not be found; save it"
            + " again with Neurozoo, or open it without asking for a checksum",
        Integrity.REQUIRED);
  }

  @Test
  void aChecksumThatDoesNotMatchIsRefused() throws IOException {
    Path path = folder.resolve("model.safetensors");
    MemorySegment data = MemorySegment.ofArray(new float[] {1, 2});
    SafetensorsWriter.write(
        path, Map.of(), List.of(new TensorSource("w", DType.F32, Shape.of(2), data)));
    String expected;
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      expected = file.sha256().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);
    for (Integrity integrity : Integrity.values()) {
      String message =
          assertThrows(ModelFileException.class, () -> SafetensorsFile.open(path, integrity))
              .getMessage();
      assertTrue(
          message.matches(
              "\\Qmodel file '%s': is damaged: its checksum should be %s but is \\E[0-9a-f]{64}"
                      .formatted(path, expected)
                  + "; save or fetch it again"),
          message);
    }
  }

  @Test
  void aChecksumInAnotherPlaceIsRefused() throws IOException {
    String header = "{\"__metadata__\":{\"a\":\"b\",\"neurozoo.sha256\":\"%s\"}}";
    assertRefused(
        RawFile.write(folder, header.formatted("0".repeat(64)), 0),
        "was rewritten by another tool, which makes its checksum useless; remove the metadata"
            + " entry neurozoo.sha256 or fetch the original");
    assertRefused(
        RawFile.write(folder, "{\"__metadata__\":{\"neurozoo.sha256\":\"\"}}", 0),
        "was rewritten by another tool, which makes its checksum useless; remove the metadata"
            + " entry neurozoo.sha256 or fetch the original");
  }

  @Test
  void messagesStayOnOneLineWhateverTheFileHolds() throws IOException {
    String header = "{\"w\\u001b[31m\\n\u2028\":7}";
    assertRefused(
        RawFile.write(folder, header, 0),
        "has a header that is not valid: $[\"w\\u001b[31m\\u000a\\u2028\"]: expected an object but"
            + " found the number 7"
            + ReadOnlyFile.GET_A_GOOD_COPY);
  }

  private static void assertRefused(Path path, String problem) {
    assertRefused(path, problem, Integrity.IF_PRESENT);
  }

  private static void assertRefused(Path path, String problem, Integrity integrity) {
    ModelFileException e =
        assertThrows(ModelFileException.class, () -> SafetensorsFile.open(path, integrity));
    assertEquals("model file '" + path + "': " + problem, e.getMessage());
  }
}
