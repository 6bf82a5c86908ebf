// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.ReferenceExecutor;
import io.neurozoo.graph.Value;
import io.neurozoo.random.Philox;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The scalar whose gradient is checked: for order 1 the results weighted with random numbers and
 * summed, for order n the gradients of order n - 1 weighted and summed.
 */
final class Objective {
  private static final String WEIGHTS = "gradientCheck.weights";
  private static final long SEED = 7;

  private final GradientCheck.Results results;
  private final Set<String> wrt;
  private final int order;
  private final Map<String, NdArray> inputs;
  private final List<String> differentiated;
  private final Graph loss;
  private final Graph gradients;

  Objective(
      GradientCheck.Results results,
      Supplier<GraphBuilder> builder,
      int order,
      Set<String> wrt,
      Map<String, NdArray> inputs) {
    this.results = results;
    this.wrt = wrt;
    this.order = order;
    this.inputs = new LinkedHashMap<>(inputs);
    this.differentiated = inputs.keySet().stream().filter(this::isDifferentiated).toList();
    if (differentiated.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the inputs " + inputs.keySet() + " is F32, so there is no gradient");
    }
    this.loss = build(builder.get(), false);
    this.gradients = build(builder.get(), true);
    gradients
        .inputs()
        .forEach(
            (name, value) -> {
              if (name.startsWith(WEIGHTS)) {
                this.inputs.put(name, weights(name, value));
              }
            });
  }

  private boolean isDifferentiated(String name) {
    return inputs.get(name).type().dtype() == DType.F32 && (wrt.isEmpty() || wrt.contains(name));
  }

  private Graph build(GraphBuilder g, boolean withGradients) {
    Map<String, Value> given = new LinkedHashMap<>();
    inputs.forEach((name, value) -> given.put(name, g.input(name, value.type())));
    Value scalar = scalar(g, given, order);
    if (withGradients) {
      List<Value> found = Gradients.of(scalar, differentiated.stream().map(given::get).toList());
      for (int i = 0; i < found.size(); i++) {
        g.output(differentiated.get(i), found.get(i));
      }
    } else {
      g.output("loss", scalar);
    }
    return g.build();
  }

  private Value scalar(GraphBuilder g, Map<String, Value> given, int order) {
    if (order == 1) {
      List<Value> values = results.apply(g, List.copyOf(given.values()));
      return weightedSum(
          g, order, values.stream().filter(v -> v.type().dtype() == DType.F32).toList());
    }
    Value lower = scalar(g, given, order - 1);
    return weightedSum(
        g, order, Gradients.of(lower, differentiated.stream().map(given::get).toList()));
  }

  private static Value weightedSum(GraphBuilder g, int order, List<Value> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "the function returns no F32 value, so there is no gradient");
    }
    List<Value> terms = new ArrayList<>();
    for (Value value : values) {
      String name = WEIGHTS + "." + order + "." + terms.size();
      terms.add(value.times(g.input(name, value.type())).sum());
    }
    return terms.stream().reduce(Value::plus).orElseThrow();
  }

  /** Magnitudes of 0.5 to 1.5 with random signs: no element counts for nothing. */
  private static NdArray weights(String name, Value value) {
    Philox random = Philox.of(SEED, name);
    NdArray out = NdArray.zeros(value.type());
    for (int i = 0; i < out.size(); i++) {
      double magnitude = 0.5 + random.uniform(0, i);
      out.values()[i] = random.uniform(1, i) < 0.5 ? -magnitude : magnitude;
    }
    return out;
  }

  int order() {
    return order;
  }

  /** Names of the inputs that are differentiated. */
  List<String> differentiated() {
    return differentiated;
  }

  /** Where the derivative is taken. */
  NdArray input(String name) {
    return inputs.get(name);
  }

  /** The scalar with one input replaced. */
  double lossWith(String name, NdArray value) {
    Map<String, NdArray> changed = new LinkedHashMap<>(inputs);
    changed.put(name, value);
    return ReferenceExecutor.run(loss, changed).get("loss").get(0);
  }

  /** The gradients as the graph writes them, by input. */
  Map<String, NdArray> gradients() {
    return ReferenceExecutor.run(gradients, inputs);
  }
}
