// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.ModelFileException;
import io.neurozoo.layer.Network;
import io.neurozoo.model.TestLayers.Centre;
import io.neurozoo.model.TestLayers.DenseTanh;
import io.neurozoo.model.TestLayers.Flat;
import io.neurozoo.spi.OpProvider;
import io.neurozoo.spi.Services;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose checksum is right and whose content is not. */
class ModelFileRejectionTest {
  private final HeapBackend backend = new HeapBackend();
  private Path path;

  @TempDir Path folder;

  /** [2, 3] to 4: nodes reshape, subtract, matmul, add, tanh. */
  @BeforeEach
  void save() {
    path = folder.resolve("model.safetensors");
    Network network = Network.of(new Flat(), new Centre(), new DenseTanh(4));
    try (Model model = Model.create(network, Shape.of(2, 3), 1, backend)) {
      model.save(path);
    }
  }

  @AfterEach
  void everythingIsGivenBack() {
    assertEquals(0, backend.usedBytes());
  }

  private EditedFile file() {
    return EditedFile.of(path);
  }

  private String refused(EditedFile file) {
    file.write(path);
    return refused();
  }

  private String refused() {
    String message =
        assertThrows(ModelFileException.class, () -> Model.load(path, backend).close())
            .getMessage();
    String prefix = "model file '" + path + "': ";
    assertTrue(message.startsWith(prefix), message);
    assertFalse(message.contains("\n"), message);
    return message.substring(prefix.length());
  }

  @Test
  void theUnchangedFileIsLoaded() {
    file().write(path);
    Model.load(path, backend).close();
  }

  @Test
  void aFileOfANewerVersionIsNamedAsSuch() {
    assertEquals(
        "cannot be used: it is from a newer version of Neurozoo (format 2, this version reads up"
            + " to 1); update Neurozoo",
        refused(file().text("format", _ -> "2")));
    // Whatever else it holds, the version is what one is told.
    EditedFile strange = file().text("format", _ -> "999999999").text("graph", _ -> "[");
    strange.texts.put("neurozoo.new", "");
    assertTrue(refused(strange).contains("(format 999999999,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.0", "01", "one", "9999999999", "\u0661"})
  void aFormatThatIsNoNumberIsRefused(String format) {
    assertEquals(
        "cannot be used: metadata 'neurozoo.format' is not a number from 1",
        refused(file().text("format", _ -> format)));
  }

  @Test
  void aSafetensorsFileOfAnotherProgramIsNamedAsSuch() {
    EditedFile file = file();
    file.texts.clear();
    file.texts.put("format", "pt");
    assertTrue(refused(file).contains("so this is no model of Neurozoo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "labels", "preprocessing", "provenance"})
  void aMissingTextIsNamed(String key) {
    EditedFile file = file();
    file.texts.remove("neurozoo." + key);
    assertTrue(refused(file).contains("metadata has no 'neurozoo." + key + "'"));
  }

  @Test
  void anUnknownTextIsRefused() {
    EditedFile file = file();
    file.texts.put("extra\n\u202e", "1");
    assertEquals(
        "cannot be used: metadata has the unknown key 'extra??'; remove it", refused(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels|[]|{}|expected an array of strings",
        "labels|[]|[1]|$[0]: expected a string",
        "labels|[]|[\"a\",\"b\"]|2 labels for an output [4]; give one label for each output",
        "labels|[]|[|line 1",
        "preprocessing|1.0|\"1.0\"|$.scale: expected a number",
        "preprocessing|1.0|1e40|$.scale",
        "preprocessing|scale|scales|$: unknown key",
        "preprocessing|,\"shift\":0.0||$: missing key \"shift\"",
        "provenance|{}|{\"a\":1}|$.a: expected a string",
        "provenance|{}|[]|$: expected an object",
      })
  void otherTextsAreRefused(String key, String part, String replacement, String message) {
    String other = replacement == null ? "" : replacement;
    String found = refused(file().text(key, part, other));
    assertTrue(found.contains(message), found);
    if (!message.contains("labels for")) {
      assertTrue(
          found.startsWith("cannot be used: metadata 'neurozoo." + key + "' is not valid: "),
          found);
    }
  }

  /** In the graph: a part, what takes its place, and how the error begins. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Keys.
        "`\"input\":`|`\"inputs\":`|$: unknown key \"inputs\"; the known keys are",
        "`,\"output\":4`|``|$: missing key \"output\"",
        "`\"output\":4`|`\"output\":4,\"more\":1`|$: unknown key \"more\"",
        "`\"op\":\"neurozoo:tanh\"`|`\"Op\":\"neurozoo:tanh\"`|$.nodes[4]: unknown key \"Op\"",
        "`\"op\":\"neurozoo:tanh\",`|``|$.nodes[4]: missing key \"op\"",
        // The input.
        "`[\"F32\",\"N\",2,3],\"par`|`[\"I32\",\"N\",2,3],\"par`|$.input[0]: the input must be F32",
        "`[\"F32\",\"N\",2,3],\"par`|`[\"F32\",2,3],\"par`|$.input: expected \"F32\", \"N\"",
        "`[\"F32\",\"N\",2,3],\"par`|`[],\"par`|$.input: expected \"F32\", \"N\"",
        "`[\"F32\",\"N\",2,3],\"par`|`[\"F32\",\"N\",\"N\",3],\"par`|"
            + "$.input[2]: expected an integer",
        "`[\"F32\",\"N\",2,3],\"par`|`[\"F32\",\"N\",2,4],\"par`|$.nodes[0]: reshape 'flat1'",
        "`[\"F32\",\"N\",2,3],\"par`|`[\"F32\",\"N\",-2,3],\"par`|$.input: shape",
        "`[\"F32\",\"N\",2,3],\"par`|`[\"F32\",\"N\",65536,65536],\"par`|"
            + "$.input: 4294967296 elements",
        // Variables.
        "`\"densetanh1.bias\":[4]`|`\"densetanh1.bias\":[5]`|"
            + "the tensor 'densetanh1.bias' is F32[4]",
        "`\"densetanh1.bias\":[4]`|`\"other\":[4]`|$.nodes[3].inputs[1]: there is no parameter",
        "`\"densetanh1.bias\":[4]`|`\"densetanh1.bias\":[4],\"x\":[1]`|the tensor 'x' is missing",
        "`\"densetanh1.bias\":[4]`|`\"densetanh1.bias\":[\"N\"]`|"
            + "$.parameters[\"densetanh1.bias\"][0]",
        "`\"densetanh1.bias\":[4]`|`\"densetanh1.bias\":[4],\"input\":[1]`|"
            + "$.parameters.input: this name",
        "`\"state\":{\"centre1.mean\":[6]}`|"
            + "`\"state\":{\"centre1.mean\":[6],\"densetanh1.bias\":[4]}`|"
            + "$.state[\"densetanh1.bias\"]: this is the name of a parameter",
        "`\"state\":{\"centre1.mean\":[6]}`|`\"state\":[]`|$.state: expected an object",
        // References.
        "`\"inputs\":[3]`|`\"inputs\":[4]`|$.nodes[4].inputs[0]: node 4 does not stand before",
        "`\"inputs\":[3]`|`\"inputs\":[5]`|$.nodes[4].inputs[0]: node 5 does not stand before",
        "`\"inputs\":[3]`|`\"inputs\":[-1]`|$.nodes[4].inputs[0]: node -1 does not stand before",
        "`\"inputs\":[3]`|`\"inputs\":[1e0]`|$.nodes[4].inputs[0]: expected an integer",
        "`\"inputs\":[3]`|`\"inputs\":[4294967299]`|$.nodes[4].inputs[0]",
        "`\"inputs\":[3]`|`\"inputs\":[[3,1]]`|$.nodes[4].inputs[0]: node 3 has no output 1 of 1",
        "`\"inputs\":[3]`|`\"inputs\":[[3,-1]]`|$.nodes[4].inputs[0]: node 3 has no output -1",
        "`\"inputs\":[3]`|`\"inputs\":[[3,0]]`|$.nodes[4].inputs[0]: expected a name, the number",
        "`\"inputs\":[3]`|`\"inputs\":[[3]]`|$.nodes[4].inputs[0]: expected a name, the number",
        "`\"inputs\":[3]`|`\"inputs\":[null]`|$.nodes[4].inputs[0]: expected a name, the number",
        "`\"inputs\":[3]`|`\"inputs\":3`|$.nodes[4].inputs: expected an array",
        "`\"inputs\":[3]`|`\"inputs\":[]`|$.nodes[4]: tanh 'densetanh1': takes 1 operands and was",
        "`\"inputs\":[3]`|`\"inputs\":[3,3]`|"
            + "$.nodes[4]: tanh 'densetanh1': takes 1 operands and was",
        "`\"inputs\":[3]`|`\"inputs\":[1]`|$.nodes[4].outputs[0]: neurozoo:tanh makes F32[1021, 6]",
        "`\"output\":4`|`\"output\":5`|$.output: node 5 does not stand before; there are 5",
        "`\"output\":4`|`\"output\":\"output\"`|$.output: there is no parameter or state 'output'",
        "`\"output\":4`|`\"output\":\"densetanh1.bias\"`|the network's output is F32[4]",
        // Ops.
        "`neurozoo:tanh`|`neurozoo:nothing`|$.nodes[4].op: nothing on the path provides the op",
        "`neurozoo:tanh`|`neurozoo:input`|$.nodes[4].op: an input cannot be a node",
        "`neurozoo:tanh`|`neurozoo:argMax`|$.nodes[4].outputs[0]: neurozoo:argMax makes I32[1021]",
        "`neurozoo:tanh`|`neurozoo:softmaxCrossEntropy`|$.nodes[4]: softmaxCrossEntropy",
        "`neurozoo:tanh`|`neurozoo:adamStep`|$.nodes[4].attributes: missing key \"beta1\"",
        "`\"op\":\"neurozoo:tanh\"`|`\"op\":\"neurozoo:tanh\",\"attributes\":{\"x\":1}`|"
            + "$.nodes[4].attributes: unknown key \"x\"",
        "`\"op\":\"neurozoo:tanh\"`|`\"op\":\"neurozoo:tanh\",\"attributes\":[]`|"
            + "$.nodes[4].attributes: expected an object",
        "`\"op\":\"neurozoo:tanh\"`|`\"op\":[\"neurozoo:tanh\"]`|$.nodes[4].op: expected a string",
        "`\"transposeA\":false`|`\"transposeA\":0`|$.nodes[2].attributes.transposeA: expected true",
        "`\"transposeA\":false`|`\"transposeA\":true`|$.nodes[2]: matmul 'densetanh1'",
        "`\"transposeA\":false,`|``|$.nodes[2].attributes: missing key \"transposeA\"",
        // The batch.
        "`\"shape\":[\"N\",6]`|`\"shape\":[1021,6]`|$.nodes[0]: reshape 'flat1'",
        "`\"shape\":[\"N\",6]`|`\"shape\":[\"6*N\"]`|"
            + "$.nodes[0].outputs[0]: neurozoo:reshape makes F32[6126]",
        "`\"shape\":[\"N\",6]`|`\"shape\":[\"9999999999*N\",6]`|$.nodes[0].attributes.shape[0]",
        "`\"shape\":[\"N\",6]`|`\"shape\":[\"M\",6]`|"
            + "$.nodes[0].attributes.shape[0]: expected an integer, \"N\"",
        // Types.
        "`\"outputs\":[[\"F32\",\"N\",6]]},{\"op\":\"neurozoo:sub`|"
            + "`\"outputs\":[[\"F32\",\"N\",7]]},{\"op\":\"neurozoo:sub`|"
            + "$.nodes[0].outputs[0]: neurozoo:reshape makes F32[1021, 6], the file says F32[1021"
            + ", 7]",
        "`\"outputs\":[[\"F32\",\"N\",6]]},{\"op\":\"neurozoo:sub`|"
            + "`\"outputs\":[]},{\"op\":\"neurozoo:sub`|"
            + "$.nodes[1].inputs[0]: node 0 has no output 0 of 0",
        "`\"outputs\":[[\"F32\",\"N\",6]]},{\"op\":\"neurozoo:sub`|"
            + "`\"outputs\":[[\"F32\",\"N\",6],[\"F32\"]]},{\"op\":\"neurozoo:sub`|"
            + "$.nodes[0].outputs: neurozoo:reshape has 1 outputs, the file says 2",
        "`\"outputs\":[[\"F32\",\"N\",6]]},{\"op\":\"neurozoo:sub`|"
            + "`\"outputs\":[[\"F32\",\"N\",2147483647,2]]},{\"op\":\"neurozoo:sub`|"
            + "$.nodes[0].outputs[0]: 4294967294 elements for one example, the limit is 2147483647",
        // Scopes.
        "`\"scope\":\"flat1\"`|`\"scope\":\"fl\\nat1\"`|"
            + "$.nodes[0].scope: expected at most 1024 characters",
        "`\"scope\":\"flat1\"`|`\"scope\":null`|$.nodes[0].scope: expected a string",
        // No graph at all.
        "`\"nodes\":[`|`\"nodes\":[],\"x\":[`|$: unknown key \"x\"",
        "`\"nodes\":[`|`\"nodes\":[1,`|$.nodes[0]: expected an object",
        "`{\"input\"`|`[{\"input\"`|line 1",
      })
  void otherGraphsAreRefusedNamingThePlace(String part, String replacement, String message) {
    String found = refused(file().text("graph", part, replacement));
    String where =
        message.startsWith("the tensor") ? "" : "metadata 'neurozoo.graph' is not valid: ";
    assertTrue(found.startsWith("cannot be used: " + where + message), found);
  }

  @Test
  void otherTensorsThanTheGraphKnowsAreRefused() {
    EditedFile file = file();
    file.tensors.remove("densetanh1.bias");
    assertEquals("cannot be used: the tensor 'densetanh1.bias' is missing", refused(file));
    save();
    assertEquals(
        "cannot be used: the graph does not know the tensor 'extra'",
        refused(file().tensor("extra", DType.F32, 1)));
    save();
    assertEquals(
        "cannot be used: the tensor 'densetanh1.bias' is I32[4] but the graph needs F32[4]",
        refused(file().tensor("densetanh1.bias", DType.I32, 4)));
    save();
    assertEquals(
        "cannot be used: the tensor 'centre1.mean' is F32[7] but the graph needs F32[6]",
        refused(file().tensor("centre1.mean", DType.F32, 7)));
  }

  @Test
  void anOpOfAPluginThatIsNotThereIsNamed() throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        TestOps.Provider.class,
        () -> {
          try (Model model =
              Model.create((g, x) -> g.apply(AnyOp.sample(), x), Shape.of(3), 1, backend)) {
            model.save(path);
          }
          Model.load(path, backend).close();
        });
    assertEquals(
        "cannot be used: metadata 'neurozoo.graph' is not valid: $.nodes[0].op: nothing on the"
            + " path provides the op 'test:any'; add the plugin that has it to the class or module"
            + " path",
        refused());
  }

  @Test
  void anOpThatTripsOverItsOperandsIsNamed() throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        TestOps.Provider.class,
        () -> {
          String found =
              refused(
                  file()
                      .text(
                          "graph",
                          "\"op\":\"neurozoo:tanh\",\"scope\":\"densetanh1\",\"inputs\":[3]",
                          "\"op\":\"test:copies\",\"attributes\":{\"count\":1},\"inputs\":[]"));
          assertEquals(
              "cannot be used: metadata 'neurozoo.graph' is not valid: $.nodes[4]: test:copies does"
                  + " not fit its operands (java.util.NoSuchElementException)",
              found);
        });
  }

  @Test
  void anOutputThatDependsOnTheBatchIsRefused() {
    EditedFile file = file();
    file.text("graph", "}],\"output\":4", """
        },{"op":"neurozoo:matmul","attributes":{"transposeA":false,"transposeB":true},\
        "inputs":[4,4],"outputs":[["F32","N","N"]]}],"output":5""");
    assertTrue(
        refused(file).endsWith(
            "the network's output for one example is [1021] in a batch of 1021 and [2039] in one"
                + " of 2039; it must not depend on the batch"));
  }

  @Test
  void moreNodesThanTheLimitAreRefused() {
    StringBuilder nodes = new StringBuilder("\"nodes\":[");
    for (int i = 0; i <= GraphReader.MAX_NODES; i++) {
      nodes.append("{},");
    }
    String found = refused(file().text("graph", "\"nodes\":[", nodes.toString()));
    assertTrue(found.contains("$.nodes: 100006 nodes, the limit is 100000"), found);
  }

  @Test
  void aGraphDeeperThanTheStackIsRead() {
    StringBuilder chain = new StringBuilder();
    int links = 20_000;
    for (int i = 0; i < links; i++) {
      chain.append(",{\"op\":\"neurozoo:tanh\",\"inputs\":[").append(4 + i);
      chain.append("],\"outputs\":[[\"F32\",\"N\",4]]}");
    }
    file()
        .text("graph", "}],\"output\":4", "}" + chain + "],\"output\":" + (4 + links))
        .write(path);
    try (Model model = Model.load(path, backend)) {
      assertEquals(Shape.of(4), model.outputShape());
      assertEquals(links, model.inferenceGraph(1).nodes().size() - 11);
    }
  }

  @Test
  void thousandsOfTensorsAreRead() {
    EditedFile file = file();
    StringBuilder more = new StringBuilder("\"densetanh1.bias\":[4]");
    for (int i = 0; i < 16_000; i++) {
      more.append(",\"p").append(i).append("\":[1]");
      file.tensor("p" + i, DType.F32, 1);
    }
    file.text("graph", "\"densetanh1.bias\":[4]", more.toString()).write(path);
    try (Model model = Model.load(path, backend)) {
      assertEquals(16_002, model.parameters().byName().size());
    }
  }

  @Test
  void missingFilesAreNamed() {
    path = folder.resolve("none.safetensors");
    assertEquals("does not exist; check the path", refused());
    Path empty = folder.resolve("empty");
    assertTrue(empty.toFile().mkdir());
    assertEquals(
        "model file '" + empty.resolve("model.safetensors") + "': does not exist; check the path",
        assertThrows(ModelFileException.class, () -> Model.load(empty, backend)).getMessage());
  }

  @Test
  void aFileWithoutChecksumIsRefused() throws Exception {
    byte[] header = "{}      ".getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[16];
    bytes[0] = 8;
    System.arraycopy(header, 0, bytes, 8, 8);
    Files.write(path, bytes);
    assertTrue(refused().startsWith("has no checksum"));
  }
}
