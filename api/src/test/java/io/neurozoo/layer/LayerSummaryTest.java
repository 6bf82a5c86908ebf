// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSummaryTest {
  /** x W. */
  private record Product(int width) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      Shape shape = Shape.of(x.shape().last(), width);
      return x.matmul(g.parameter("weight", shape, Initializer.zeros()));
    }
  }

  /** Two results of one operand. */
  private record Fork() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return List.of(xs.getFirst().tanh(), xs.getFirst().relu());
    }
  }

  /** The sum of two operands. */
  private record Join() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return List.of(xs.get(0).plus(xs.get(1)));
    }
  }

  @Test
  void parametersAndWorkOfEachLayer() {
    Network nested = Network.of(new Product(5), new Product(2));
    assertEquals(
        List.of(
            new LayerSummary("product1", "product", List.of(Shape.of(4)), 12, 12),
            new LayerSummary("network1.product1", "product", List.of(Shape.of(5)), 20, 20),
            new LayerSummary("network1.product2", "product", List.of(Shape.of(2)), 10, 10)),
        LayerSummary.of(Network.of(new Product(4), nested), Shape.of(3)));
  }

  @Test
  void aLayerThatIsNoNetworkIsOneRow() {
    assertEquals(
        List.of(new LayerSummary("product", "product", List.of(Shape.of(4)), 12, 12)),
        LayerSummary.of(new Product(4), Shape.of(3)));
  }

  @Test
  void layersWithSeveralValues() {
    assertEquals(
        List.of(
            new LayerSummary("fork1", "fork", List.of(Shape.of(3), Shape.of(3)), 0, 0),
            new LayerSummary("join1", "join", List.of(Shape.of(3)), 0, 0)),
        LayerSummary.of(Network.of(new Fork(), new Join()), Shape.of(3)));
  }

  /** One layer, twice under one name. */
  private record Twice(Layer inner) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return g.call("inner", inner, g.call("inner", inner, x));
    }
  }

  @Test
  void sharedWeightsCountOnceAndTheirWorkTwice() {
    assertEquals(
        List.of(new LayerSummary("twice", "twice", List.of(Shape.of(3)), 9, 18)),
        LayerSummary.of(new Twice(new Product(3)), Shape.of(3)));
  }
}
