// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.BackendOptions;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Losses and gradients of small classifiers, with everything in them that the planner fuses. As a
 * program: vector kernels against scalar ones with the planner off.
 */
final class FusedStepBits {
  private FusedStepBits() {}

  public static void main(String[] arguments) {
    System.out.println(compare(Graphs.defaults()) + " graphs, same bits");
  }

  /**
   * Fails where the planner with these options leaves other bits than scalar kernels, each op on
   * its own.
   */
  static int compare(BackendOptions options) {
    BackendOptions plain = options.withPlanMemory(false).withVectors(false).withThreads(1);
    List<Graph> graphs = graphs();
    for (Graph graph : graphs) {
      Map<String, float[]> expected = Graphs.run(graph, plain, 2);
      Map<String, float[]> actual = Graphs.run(graph, options, 2);
      expected.forEach(
          (name, values) -> {
            if (!Arrays.equals(bits(values), bits(actual.get(name)))) {
              throw new AssertionError(
                  name
                      + " is "
                      + Arrays.toString(actual.get(name))
                      + ", expected "
                      + Arrays.toString(values)
                      + " in\n"
                      + graph);
            }
          });
    }
    return graphs.size();
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static List<Graph> graphs() {
    List<UnaryOperator<Value>> activations = List.of(Value::relu, Value::tanh, Value::sigmoid);
    List<Graph> graphs = new ArrayList<>();
    for (int rows : new int[] {1, 3, 17}) {
      for (int columns : new int[] {3, 5, 10, 16, 33}) {
        for (UnaryOperator<Value> activation : activations) {
          graphs.add(classifier(rows, columns, activation));
        }
      }
      graphs.add(regression(rows));
    }
    graphs.add(large());
    return graphs;
  }

  /** One pass in several loops of its own, with a tail, over what it may overwrite. */
  private static Graph large() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32((1 << 17) + 19));
    Value y = x.times(g.input("scale", TensorType.f32())).tanh();
    Value z = y.square().plus(1).log().minus(x);
    g.output("z", z);
    g.donate("x", "next", z.erf().sigmoid().times(y).tanh());
    return g.build();
  }

  /**
   * A residual block between two layers; each example's loss has a weight of its own where there
   * are ten columns, and nobody wants the losses themselves where there are five.
   */
  private static Graph classifier(int rows, int columns, UnaryOperator<Value> activation) {
    GraphBuilder g = GraphBuilder.plain();
    List<Value> parameters = new ArrayList<>();
    Value x =
        activation.apply(dense(g, parameters, g.input("x", TensorType.f32(rows, 7)), columns));
    x = activation.apply(x.plus(dense(g, parameters, x, columns)));
    x = x.plus(activation.apply(dense(g, parameters, x, columns)));
    Value losses =
        dense(g, parameters, x, columns)
            .softmaxCrossEntropy(g.input("labels", TensorType.i32(rows)));
    losses = columns == 10 ? losses.times(g.input("weights", TensorType.f32(rows))) : losses;
    if (columns != 5) {
      g.output("losses", losses);
      g.output("loss", losses.mean());
    }
    return withGradients(g, losses.mean(), parameters);
  }

  /** One column, whose sum is not one of a column of many. */
  private static Graph regression(int rows) {
    GraphBuilder g = GraphBuilder.plain();
    List<Value> parameters = new ArrayList<>();
    Value hidden = dense(g, parameters, g.input("x", TensorType.f32(rows, 7)), 16).tanh();
    Value loss = dense(g, parameters, hidden, 1).square().mean();
    g.output("loss", loss);
    return withGradients(g, loss, parameters);
  }

  private static Value dense(GraphBuilder g, List<Value> parameters, Value x, int units) {
    Value weight =
        g.input("weight" + parameters.size(), TensorType.f32(Shape.of(x.shape().last(), units)));
    Value bias = g.input("bias" + parameters.size(), TensorType.f32(units));
    parameters.addAll(List.of(weight, bias));
    return x.matmul(weight).plus(bias);
  }

  private static Graph withGradients(GraphBuilder g, Value loss, List<Value> parameters) {
    List<Value> gradients = Gradients.of(loss, parameters);
    for (int i = 0; i < gradients.size(); i++) {
      g.output("gradient" + i, gradients.get(i));
    }
    return g.build();
  }
}
