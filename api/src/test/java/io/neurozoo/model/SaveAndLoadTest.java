// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.Integrity;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.file.SafetensorsFile;
import io.neurozoo.file.TensorEntry;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.TestLayers.Centre;
import io.neurozoo.model.TestLayers.DenseTanh;
import io.neurozoo.model.TestLayers.Flat;
import io.neurozoo.model.TestLayers.Halves;
import io.neurozoo.model.TestLayers.Linear;
import io.neurozoo.model.TestOps.Copies;
import io.neurozoo.op.Slice;
import io.neurozoo.spi.OpProvider;
import io.neurozoo.spi.Services;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaveAndLoadTest {
  private final HeapBackend backend = new HeapBackend();

  @TempDir Path folder;

  @AfterEach
  void everythingIsGivenBack() {
    assertEquals(0, backend.usedBytes());
    assertEquals(0, backend.openExecutables.get());
  }

  private Model model() {
    return Model.create(TestLayers.everything(), TestLayers.example(), 42, backend);
  }

  private static ModelInfo info() {
    return new ModelInfo(
        List.of("one", "\"two\"", "\u0434\u0432\u0430 \ud83e\udd93"),
        new Preprocessing(1 / 255f, -0.5f),
        Map.of("architecture", "test:everything", "seed", "42"));
  }

  /** A network and the shape of its examples. */
  record Case(String name, Layer network, Shape input) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("everything", TestLayers.everything(), TestLayers.example()),
        new Case("nothing", (g, x) -> x, Shape.of(3)),
        new Case("numbers", (g, x) -> x.tanh(), Shape.scalar()),
        new Case("halves", new Halves(new DenseTanh(3)), Shape.of(6)),
        new Case("rank 8", Network.of(new Flat(), new Linear(2)), Shape.of(1, 2, 1, 3, 1, 1, 2)),
        new Case("state at the top", Network.of(new Centre(), new Linear(2)), Shape.of(5)),
        new Case("two outputs of a node", SaveAndLoadTest::copies, Shape.of(3)),
        new Case("attributes of all types", SaveAndLoadTest::attributes, Shape.of(3)),
        new Case("softmax and constants", SaveAndLoadTest::composite, Shape.of(4)),
        new Case("sums that a batch of one leaves alone", SaveAndLoadTest::sums, Shape.of(4)),
        new Case("shared layer", SaveAndLoadTest::shared, Shape.of(4)));
  }

  private static Value copies(GraphBuilder g, Value x) {
    List<Value> copies = g.applyAll(new Copies(2), List.of(x));
    return copies.get(0).tanh().plus(copies.get(1).square());
  }

  private static Value attributes(GraphBuilder g, Value x) {
    AnyOp op = AnyOp.sample();
    return g.apply(op, x)
        .plus(g.apply(op.withNumbers(0.1f, 1e-17), x))
        .times(g.apply(op.withNumbers(-0f, Double.MIN_VALUE), x))
        .minus(g.apply(op.withNumbers(1, Double.POSITIVE_INFINITY), x).exp().times(0));
  }

  private static Value composite(GraphBuilder g, Value x) {
    return x.dividedBy(3).plus(-0.0).softmax().times(1).plus(x.max(1)).minus(x.oneMinus().relu());
  }

  private static Value sums(GraphBuilder g, Value x) {
    int batch = x.shape().dim(0);
    Value rows = x.sumTo(Shape.of(1, 4)).broadcastTo(Shape.of(batch, 4));
    return x.plus(rows.reshape(Shape.of(4 * batch)).reshape(x.shape()));
  }

  private static Value shared(GraphBuilder g, Value x) {
    Layer layer = new DenseTanh(4);
    return g.call("same", layer, g.call("same", layer, x));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLoadedModelIsTheSameModel(Case c) throws Exception {
    Services.with(
        folder, OpProvider.class, TestOps.Provider.class, () -> assertSavedAndLoaded(c));
  }

  private void assertSavedAndLoaded(Case c) throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    try (Model model = Model.create(c.network(), c.input(), 7, backend)) {
      model.save(first);
      try (Model loaded = Model.load(first, backend)) {
        assertEquals(model.inputShape(), loaded.inputShape());
        assertEquals(model.outputShape(), loaded.outputShape());
        assertTrue(loaded.network().isEmpty());
        assertEquals(
            model.parameters().byName().keySet(), loaded.parameters().byName().keySet());
        assertEquals(model.state().byName().keySet(), loaded.state().byName().keySet());
        for (int batch : new int[] {1, 2, 3, 64}) {
          float[] inputs = TestLayers.inputs(Math.toIntExact(batch * c.input().size()));
          // Equal bits; a NaN equals itself here.
          assertArrayEquals(model.predict(inputs), loaded.predict(inputs), "batch " + batch);
          assertEquals(
              numbered(model.inferenceGraph(batch)), numbered(loaded.inferenceGraph(batch)));
        }
        loaded.save(second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
      }
    }
  }

  /** A graph as text that does not depend on when the slices of the weights were written. */
  private static String numbered(Graph graph) {
    Map<Value, String> names = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Node node : graph.nodes()) {
      String operands = node.inputs().stream().map(names::get).toList().toString();
      String made = node.op() + operands;
      boolean isLeaf = node.inputs().isEmpty() || node.op() instanceof Slice;
      for (Value output : node.outputs()) {
        names.put(output, isLeaf ? made : "%" + text.chars().filter(c -> c == '\n').count()
            + "." + output.output());
      }
      if (!isLeaf) {
        text.append(made).append(node.scope()).append(node.outputTypes()).append('\n');
      }
    }
    return text + names.get(graph.output("output"));
  }

  @Test
  void theFileHoldsTheVariablesByNameWithoutGapsAndTheTexts() {
    try (Model model = model()) {
      model.info(info());
      model.save(folder);
    }
    Path path = folder.resolve("model.safetensors");
    try (SafetensorsFile file = SafetensorsFile.open(path, Integrity.REQUIRED)) {
      assertEquals(
          List.of(
              "densetanh1.weight",
              "densetanh1.bias",
              "halves1.half.weight",
              "halves1.half.bias",
              "head.weight",
              "centre1.mean"),
          file.tensors().stream().map(TensorEntry::name).toList());
      long end = 0;
      for (TensorEntry entry : file.tensors()) {
        assertEquals(end, entry.offset());
        end += entry.bytes();
      }
      assertEquals(4 * (74 + 6), end);
      Map<String, String> texts = new LinkedHashMap<>(file.metadata());
      assertTrue(texts.remove("neurozoo.graph").startsWith("{\"input\":[\"F32\",\"N\",2,4],"));
      assertEquals(
          "{neurozoo.format=1, "
              + "neurozoo.labels=[\"one\",\"\\\"two\\\"\",\"\u0434\u0432\u0430 \ud83e\udd93\"], "
              + "neurozoo.preprocessing={\"scale\":0.003921569,\"shift\":-0.5}, "
              + "neurozoo.provenance={\"architecture\":\"test:everything\",\"seed\":\"42\"}}",
          texts.toString());
    }
  }

  @Test
  void whatAModelSaysAboutItselfIsKept() {
    try (Model model = model()) {
      model.info(info());
      model.save(folder);
      try (Model loaded = Model.load(folder, backend)) {
        assertEquals(info(), loaded.info());
        try (Predictor a = model.predictor(2);
            Predictor b = loaded.predictor(2)) {
          a.input().copyFrom(TestLayers.inputs(16));
          b.input().copyFrom(TestLayers.inputs(16));
          a.run();
          b.run();
          assertArrayEquals(
              a.output("probabilities").toFloats(), b.output("probabilities").toFloats());
        }
        loaded.info(ModelInfo.none());
        assertEquals(1, loaded.inferenceGraph(1).outputs().size());
      }
    }
  }

  @Test
  void theSameContentGivesTheSameBytesWhateverTheOrderOfTheProvenance() throws IOException {
    Map<String, String> forwards = new LinkedHashMap<>();
    Map<String, String> backwards = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forwards.put("key" + i, "value" + i);
      backwards.put("key" + (19 - i), "value" + (19 - i));
    }
    Path a = folder.resolve("a.safetensors");
    Path b = folder.resolve("b.safetensors");
    try (Model one = model();
        Model two = model()) {
      one.info(new ModelInfo(List.of(), Preprocessing.none(), forwards));
      two.info(new ModelInfo(List.of(), Preprocessing.none(), backwards));
      one.save(a);
      two.save(b);
      assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
      two.parameterValues().set(0, 0.25f);
      two.save(b);
      assertNotEquals(-1, Arrays.mismatch(Files.readAllBytes(a), Files.readAllBytes(b)));
    }
  }

  @Test
  void aPathIsADirectoryUnlessItsNameOrTheDiskSaysOtherwise() throws IOException {
    try (Model model = model()) {
      model.save(folder.resolve("runs/digits"));
      assertTrue(Files.isRegularFile(folder.resolve("runs/digits/model.safetensors")));
      model.save(folder.resolve("runs/digits"));
      model.save(folder.resolve("other/x.safetensors"));
      assertTrue(Files.isRegularFile(folder.resolve("other/x.safetensors")));
      Path plain = Files.writeString(folder.resolve("plain"), "old");
      model.save(plain);
      Model.load(plain, backend).close();
      Model.load(folder.resolve("runs/digits"), backend).close();
      Model.load(folder.resolve("other/x.safetensors"), backend).close();
      ModelFileException e =
          assertThrows(ModelFileException.class, () -> model.save(plain.resolve("below/it")));
      assertTrue(e.getMessage().contains("its folder cannot be made"), e.getMessage());
    }
  }

  @Test
  void aModelIsSavedDuringItsTraining() {
    try (Model model = model()) {
      try (Training _ = model.holdForTraining()) {
        model.parameterValues().set(0, 5);
        model.save(folder);
      }
      try (Model loaded = Model.load(folder, backend)) {
        assertEquals(5, loaded.parameterValues().get(0));
      }
    }
  }

  @Test
  void whatCannotBeSavedLeavesTheOldFileAndMakesNoFolder() throws IOException {
    try (Model model = model()) {
      model.save(folder);
    }
    byte[] before = Files.readAllBytes(folder.resolve("model.safetensors"));
    try (Model model = Model.create((g, x) -> x.minus(x.mean(0)), Shape.of(3), 1, backend)) {
      assertEquals(3, model.predict(1, 2, 3).length);
      ModelFileException e = assertThrows(ModelFileException.class, () -> model.save(folder));
      assertTrue(
          e.getMessage().startsWith("model file '" + folder.resolve("model.safetensors"))
              && e.getMessage().contains("': cannot be saved: node 2 (neurozoo:constant): its"),
          e.getMessage());
      Path missing = folder.resolve("missing");
      assertThrows(ModelFileException.class, () -> model.save(missing));
      assertFalse(Files.exists(missing));
    }
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("model.safetensors")));
  }

  @Test
  void anOpThatNoPluginListsIsFoundOutWhenSaving() {
    try (Model model =
        Model.create((g, x) -> g.apply(AnyOp.sample(), x), Shape.of(3), 1, backend)) {
      ModelFileException e = assertThrows(ModelFileException.class, () -> model.save(folder));
      assertTrue(e.getMessage().contains("(test:any): no plugin on the path"), e.getMessage());
    }
  }

  @Test
  void aLoadedModelHasNoFirstValues() {
    try (Model model = model()) {
      model.save(folder);
      try (Model loaded = Model.load(folder, backend)) {
        assertThrows(
            IllegalStateException.class,
            () -> loaded.parameters().initialize(loaded.parameterValues(), 1));
      }
    }
  }

  @Test
  void aBatchTooLargeForTheGraphIsAnError() {
    Layer layer = new Halves((g, x) -> x.tanh());
    try (Model model = Model.create(layer, Shape.of(4), 1, backend)) {
      model.save(folder);
      try (Model loaded = Model.load(folder, backend)) {
        String message =
            assertThrows(
                    IllegalArgumentException.class, () -> loaded.inferenceGraph(1_200_000_000))
                .getMessage();
        assertTrue(message.contains("2400000000 is out of range for an integer"), message);
      }
    }
  }

  @Test
  void nothingStaysAllocatedWhereLoadingFailsHalfWay() throws IOException {
    Path path = folder.resolve("model.safetensors");
    try (Model model = model()) {
      model.save(path);
    }
    for (int allocations = 0; allocations < 2; allocations++) {
      backend.allocationsLeft = allocations;
      assertThrows(IllegalStateException.class, () -> Model.load(path, backend));
      assertEquals(0, backend.usedBytes());
    }
    backend.allocationsLeft = Integer.MAX_VALUE;
    byte[] whole = Files.readAllBytes(path);
    backend.beforeAllocation =
        () -> {
          try {
            Files.write(path, Arrays.copyOf(whole, whole.length - 10));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };
    // The state stands last, so the parameters have been read by then.
    assertThrows(ModelFileException.class, () -> Model.load(path, backend));
    assertEquals(0, backend.usedBytes());
  }
}
