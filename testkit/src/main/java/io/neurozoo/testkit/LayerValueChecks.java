// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Backend;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** Checks of the values a layer computes. */
final class LayerValueChecks {
  private static final int GRADIENT_BATCH = 3;

  /** One row and several, and what is left over when rows are taken by four and by two. */
  private static final int ROWS = 7;

  private static final long SEED = 42;

  private final LayerCase kase;

  LayerValueChecks(LayerCase kase) {
    this.kase = kase;
  }

  /** Gradients of outputs and added losses with respect to float inputs and all parameters. */
  void gradient() {
    LayerCase.Layout layout = kase.layout(GRADIENT_BATCH);
    Map<String, NdArray> inputs = new LinkedHashMap<>(kase.examples(GRADIENT_BATCH));
    List<String> wrt = new ArrayList<>();
    inputs.forEach(
        (name, value) -> {
          if (value.type().dtype() == DType.F32) {
            wrt.add(name);
          }
        });
    inputs.putAll(kase.surroundings(layout));
    if (!layout.parameters().isEmpty()) {
      wrt.add(GraphBuilder.PARAMETERS);
    }
    Assumptions.assumeFalse(
        wrt.isEmpty(), "there is neither a float input nor a parameter to differentiate by");
    GradientCheck.ofAll(this::outputsAndLosses)
        .in(() -> GraphBuilder.of(Mode.TRAINING, layout.parameters(), layout.state()))
        .wrt(wrt.toArray(String[]::new))
        .at(inputs);
  }

  /** Everything that is trained on. */
  List<Value> outputsAndLosses(GraphBuilder g, List<Value> inputs) {
    List<Value> examples = inputs.subList(0, kase.example().size());
    List<Value> results = new ArrayList<>(g.callAll(LayerCase.SCOPE, kase.layer(), examples));
    results.addAll(g.losses().values());
    return results;
  }

  /** By the ops' definitions, a row does not depend on the other rows. */
  void rows() {
    rows(ReferenceExecutor::run, "by the definitions of the ops");
  }

  /** On a backend, a row does not depend on the other rows. */
  void rowsOn(Optional<Supplier<Backend>> supplier) {
    Assumptions.assumeTrue(
        supplier.isPresent(),
        "no backend is on the path; add neurozoo-core-cpu-simd, or name one with on(backend)");
    try (Backend backend = supplier.orElseThrow().get()) {
      rows(
          (graph, inputs) -> GraphContract.run(backend, graph, inputs),
          "on " + backend.description());
    }
  }

  private void rows(
      BiFunction<Graph, Map<String, NdArray>, Map<String, NdArray>> run, String where) {
    Map<String, NdArray> examples = kase.examples(ROWS);
    Map<String, NdArray> together =
        run.apply(kase.graph(Mode.INFERENCE, ROWS), inputs(examples, ROWS));
    Graph single = kase.graph(Mode.INFERENCE, 1);
    for (int i = 0; i < ROWS; i++) {
      int row = i;
      Map<String, NdArray> alone = new LinkedHashMap<>();
      examples.forEach((name, value) -> alone.put(name, row(value, row)));
      run.apply(single, inputs(alone, 1))
          .forEach(
              (name, value) -> assertSame(name, row, value, row(together.get(name), row), where));
    }
  }

  private Map<String, NdArray> inputs(Map<String, NdArray> examples, int batch) {
    Map<String, NdArray> inputs = new LinkedHashMap<>(examples);
    Map<String, NdArray> surroundings = kase.surroundings(kase.layout(batch));
    kase.graph(Mode.INFERENCE, batch).inputs().keySet().stream()
        .filter(surroundings::containsKey)
        .forEach(name -> inputs.put(name, surroundings.get(name)));
    return inputs;
  }

  private static NdArray row(NdArray batch, int row) {
    int size = batch.size() / batch.shape().dim(0);
    TensorType type = new TensorType(batch.type().dtype(), batch.shape().with(0, 1));
    return new NdArray(type, Arrays.copyOfRange(batch.values(), row * size, (row + 1) * size));
  }

  private void assertSame(String output, int row, NdArray alone, NdArray together, String where) {
    for (int i = 0; i < alone.size(); i++) {
      if (Double.doubleToLongBits(alone.get(i)) != Double.doubleToLongBits(together.get(i))) {
        throw new AssertionError(
            kase
                + ": row "
                + row
                + " of '"
                + output
                + "' is "
                + alone.get(i)
                + " at "
                + Mismatch.position(alone.shape(), i)
                + " when it is alone and "
                + together.get(i)
                + " in a batch of "
                + ROWS
                + ", "
                + where
                + "; in inference examples must not influence each other");
      }
    }
  }

  /** A saved and loaded model predicts the same bits. */
  void saving(Supplier<Backend> supplier) throws IOException {
    float[] example = floats(kase.examples(ROWS).get("x0"));
    Path folder = Files.createTempDirectory("neurozoo-layer");
    Path file = folder.resolve("model.safetensors");
    try (Backend backend = supplier.get()) {
      samePredictions(file, example, backend);
      if (backend.usedBytes() != 0) {
        throw new AssertionError(
            kase + ": " + backend.usedBytes() + " bytes are in use after its models are closed");
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private void samePredictions(Path file, float[] example, Backend backend) {
    Shape input = kase.example().getFirst().type().shape();
    try (Model model = Model.create(kase.layer(), input, SEED, backend)) {
      model.save(file);
      try (Model loaded = Model.load(file, backend)) {
        float[] before = model.predict(example);
        float[] after = loaded.predict(example);
        if (!Arrays.equals(before, after)) {
          throw new AssertionError(
              kase
                  + ": predicts "
                  + Arrays.toString(before)
                  + " and, saved and loaded, "
                  + Arrays.toString(after));
        }
      }
    }
  }

  private static float[] floats(NdArray values) {
    float[] out = new float[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values.get(i);
    }
    return out;
  }
}
