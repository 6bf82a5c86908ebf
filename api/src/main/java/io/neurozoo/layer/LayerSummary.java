// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.graph.Variables;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a network's table.
 *
 * @param name dotted, as its parameters carry it
 * @param kind what the layer calls itself
 * @param outputs what it returns for one example, without the batch
 * @param parameters trainable numbers that it declares; a layer that shares another's declares none
 * @param multiplyAdds of one example, see {@link io.neurozoo.graph.Op#multiplyAdds}
 */
public record LayerSummary(
    String name, String kind, List<Shape> outputs, long parameters, long multiplyAdds) {

  /** Copies the list. */
  public LayerSummary {
    outputs = List.copyOf(outputs);
  }

  /**
   * The layers of a network from first to last, those of nested networks one by one.
   *
   * @param input of one example, without the batch
   * @throws io.neurozoo.tensor.ShapeException where the input does not fit
   */
  public static List<LayerSummary> of(Layer network, Shape input) {
    List<Traced> rows = new ArrayList<>();
    GraphBuilder g = GraphBuilder.collecting();
    Value x = g.input("input", TensorType.f32(input.prepend(1)));
    List<Value> results =
        network instanceof Network layers
            ? walk(g, layers, List.of(x), rows)
            : trace(g, network.name(), network, List.of(x), rows);
    for (int i = 0; i < results.size(); i++) {
      g.output("output" + i, results.get(i));
    }
    List<Node> nodes = g.build().nodes();
    return rows.stream().map(row -> row.counted(nodes)).toList();
  }

  private static List<Value> walk(
      GraphBuilder g, Network network, List<Value> xs, List<Traced> rows) {
    List<Value> values = xs;
    for (var entry : network.layers().entrySet()) {
      values = trace(g, entry.getKey(), entry.getValue(), values, rows);
    }
    return values;
  }

  private static List<Value> trace(
      GraphBuilder g, String name, Layer layer, List<Value> xs, List<Traced> rows) {
    if (layer instanceof Network nested) {
      return g.callAll(name, new Walk(nested, rows), xs);
    }
    Variables before = g.parameters();
    List<Value> outputs = g.callAll(name, layer, xs);
    long declared =
        g.parameters().byName().values().stream()
            .filter(v -> !before.byName().containsKey(v.name()))
            .mapToLong(v -> v.shape().size())
            .sum();
    String path = g.scope().isEmpty() ? name : g.scope() + "." + name;
    rows.add(new Traced(path, layer.name(), last(xs), last(outputs), outputs, declared));
    return outputs;
  }

  private static int last(List<Value> values) {
    return values.stream().mapToInt(v -> v.node().index()).max().orElse(0);
  }

  /** A nested network, in the scope that it is called in. */
  private record Walk(Network network, List<Traced> rows) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return applyAll(g, List.of(x)).getFirst();
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return walk(g, network, xs, rows);
    }
  }

  /** A row before its work is counted: that of its scope's nodes between input and output. */
  private record Traced(
      String path, String kind, int from, int to, List<Value> values, long parameters) {
    LayerSummary counted(List<Node> nodes) {
      String scope = path.replace('.', '/');
      long work =
          nodes.stream()
              .filter(n -> n.index() > from && n.index() <= to)
              .filter(n -> n.scope().equals(scope) || n.scope().startsWith(scope + "/"))
              .mapToLong(n -> n.op().multiplyAdds(n.inputTypes()))
              .sum();
      List<Shape> outputs = values.stream().map(v -> v.shape().dropFirst()).toList();
      return new LayerSummary(path, kind, outputs, parameters, work);
    }
  }
}
