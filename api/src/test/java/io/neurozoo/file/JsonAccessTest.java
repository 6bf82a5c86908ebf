// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JsonAccessTest {
  private static final JsonObject GRAPH =
      Json.parse(
              """
              {
                "name": "net", "count": 3, "big": 9000000000, "rate": 0.1, "half": 1.5, "on": true,
                "huge": 1e400, "nothing": null, "shape": [2, 3], "labels": ["a", "b"],
                "nodes": [
                  {"op": "add", "inputs": [0, 1]},
                  {"op": 7, "inputs": [0, 2.5], "odd key": [], "rows": [[1.5, 2], ["x"]]}
                ]
              }
              """)
          .asObject();

  @Test
  void convertsMembers() {
    assertEquals("net", GRAPH.requireString("name"));
    assertEquals(3, GRAPH.requireInt("count"));
    assertEquals(9_000_000_000L, GRAPH.requireLong("big"));
    assertEquals(0.1f, GRAPH.requireFloat("rate"));
    assertEquals(0.1, GRAPH.requireDouble("rate"));
    assertTrue(GRAPH.requireBoolean("on"));
    assertEquals(2, GRAPH.requireArray("nodes").size());
    assertEquals("add", GRAPH.requireArray("nodes").requireObject(0).requireString("op"));
    assertEquals(new JsonNull(), GRAPH.require("nothing"));
  }

  @Test
  void convertsElements() {
    JsonArray values = (JsonArray) Json.parse("[\"s\", 1, 2, 0.5, 0.25, false, {}, [8]]");
    assertEquals("s", values.requireString(0));
    assertEquals(1, values.requireInt(1));
    assertEquals(2L, values.requireLong(2));
    assertEquals(0.5f, values.requireFloat(3));
    assertEquals(0.25, values.requireDouble(4));
    assertFalse(values.requireBoolean(5));
    assertEquals(JsonObject.builder().build(), values.requireObject(6));
    assertEquals(JsonArray.ofInts(8), values.requireArray(7));
    assertFails("$[8]", "$: element 8 is missing: the array has 8", () -> values.require(8));
    assertFails("$[-1]", "$: element -1 is missing: the array has 8", () -> values.require(-1));
  }

  @Test
  void convertsWholeArrays() {
    assertArrayEquals(new int[] {2, 3}, GRAPH.requireArray("shape").ints());
    assertArrayEquals(new float[] {2, 3}, GRAPH.requireArray("shape").floats());
    assertEquals(List.of("a", "b"), GRAPH.requireArray("labels").strings());
    assertEquals(2, GRAPH.requireArray("nodes").objects().size());
    JsonObject second = GRAPH.requireArray("nodes").objects().get(1);
    assertEquals(2, second.requireArray("rows").arrays().size());
  }

  @Test
  void optionalMembersAreEmptyOnlyWhereTheyAreMissing() {
    assertEquals(Optional.of("net"), GRAPH.optionalString("name"));
    assertEquals(Optional.empty(), GRAPH.optionalString("absent"));
    assertEquals(Optional.empty(), GRAPH.optionalObject("absent"));
    assertFails(
        "null is no absence",
        "$.nothing: expected an object but found null",
        () -> GRAPH.optionalObject("nothing"));
  }

  @Test
  void errorsNameThePathAndWhatIsThere() {
    JsonObject node = GRAPH.requireArray("nodes").requireObject(1);
    assertEquals("$.nodes[1]", node.path().toString());
    assertFails("missing", "$.nodes[1]: missing key \"axis\"", () -> node.requireInt("axis"));
    assertFails(
        "type",
        "$.nodes[1].op: expected a string but found the number 7",
        () -> node.requireString("op"));
    assertFails(
        "fraction",
        "$.nodes[1].inputs[1]: expected an integer without fraction and exponent but found 2.5",
        () -> node.requireArray("inputs").ints());
    assertFails(
        "odd key",
        "$.nodes[1][\"odd key\"]: expected an object but found an array",
        () -> node.requireObject("odd key"));
    assertFails(
        "deep",
        "$.nodes[1].rows[1][0]: expected a number but found the string \"x\"",
        () -> node.requireArray("rows").arrays().get(1).floats());
    assertFails(
        "boolean",
        "$.on: expected an integer but found true",
        () -> GRAPH.requireInt("on"));
    assertFails(
        "object",
        "$.nodes[0]: expected a string but found an object",
        () -> GRAPH.requireArray("nodes").strings());
  }

  @Test
  void numbersOutOfRangeAreRejected() {
    assertFails(
        "int",
        "$.big: 9000000000 is out of range for an integer of 32 bits",
        () -> GRAPH.requireInt("big"));
    assertFails(
        "float",
        "$.huge: 1e400 is out of range for a 32-bit floating-point number",
        () -> GRAPH.requireFloat("huge"));
    assertFails(
        "double",
        "$.huge: 1e400 is out of range for a 64-bit floating-point number",
        () -> GRAPH.requireDouble("huge"));
    assertFails(
        "exponent",
        "expected an integer without fraction and exponent but found 1e2",
        () -> new JsonNumber("1e2").asInt());
    assertFails(
        "long",
        "9223372036854775808 is out of range for an integer of 64 bits",
        () -> new JsonNumber("9223372036854775808").asLong());
    assertEquals(Long.MIN_VALUE, new JsonNumber("-9223372036854775808").asLong());
    assertEquals(Integer.MAX_VALUE, new JsonNumber("2147483647").asInt());
    assertEquals(0, new JsonNumber("-0").asInt());
    assertEquals(Float.MAX_VALUE, new JsonNumber("3.4028235E38").asFloat());
    assertEquals(0.0, new JsonNumber("1e-400").asDouble());
  }

  @Test
  void unknownKeysAreRejectedWithTheKnownOnesInOrder() {
    JsonObject node = GRAPH.requireArray("nodes").requireObject(1);
    node.rejectUnknown(Set.of("op", "inputs", "odd key", "rows", "spare"));
    assertFails(
        "unknown",
        "$.nodes[1]: unknown key \"odd key\"; the known keys are inputs, op, rows",
        () -> node.rejectUnknown(Set.of("rows", "op", "inputs")));
  }

  @Test
  void valuesCopyWhatTheyAreMadeOf() {
    Map<String, JsonValue> members = new HashMap<>(Map.of("a", new JsonNull()));
    JsonObject object = new JsonObject(members);
    members.clear();
    assertEquals(1, object.members().size());
    assertThrows(UnsupportedOperationException.class, () -> object.members().clear());
  }

  @Test
  void aValueThatIsNoObjectSaysSo() {
    assertFails(
        "root", "$: expected an object but found an array", () -> Json.parse("[]").asObject());
  }

  private static void assertFails(String name, String message, Executable action) {
    assertEquals(message, assertThrows(JsonException.class, action, name).getMessage(), name);
  }
}
