// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Initializer;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private record Scale() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return x.times(g.parameter("factor", Shape.scalar(), Initializer.constant(1)));
    }
  }

  /** Returns its values in the opposite order. */
  private record Swap() implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return x;
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return xs.reversed();
    }
  }

  private static List<String> parameters(Layer network) {
    GraphBuilder g = GraphBuilder.collecting();
    network.apply(g, g.input("x", TensorType.f32(2, 3)));
    return List.copyOf(g.parameters().byName().keySet());
  }

  @Test
  void unnamedLayersAreCalledByTheirKindAndNumber() {
    Network network =
        Network.of(new Scale(), (g, x) -> x, new Scale(), Network.named("head", new Scale()));
    assertEquals(
        List.of("scale1", "layer1", "scale2", "head"), List.copyOf(network.layers().keySet()));
    assertEquals(
        List.of("scale1.factor", "scale2.factor", "head.factor"), parameters(network));
  }

  @Test
  void networksCanStandInNetworks() {
    Network inner = Network.of(new Scale(), new Scale());
    assertEquals(
        List.of(
            "network1.scale1.factor",
            "network1.scale2.factor",
            "features.scale1.factor",
            "features.scale2.factor"),
        parameters(Network.of(inner, Network.named("features", inner))));
  }

  @Test
  void oneLayerObjectAtTwoPlacesHasTwoSetsOfParameters() {
    Layer scale = new Scale();
    assertEquals(
        List.of("scale1.factor", "scale2.factor"), parameters(Network.of(scale, scale)));
  }

  @Test
  void aNameIsTakenOnce() {
    assertEquals(
        "network: two layers are named 'scale1'; give one of them another name with named(name,"
            + " layer)",
        assertThrows(
                IllegalArgumentException.class,
                () -> Network.of(new Scale(), Network.named("scale1", new Scale())))
            .getMessage());
  }

  @Test
  void severalValuesPassThrough() {
    GraphBuilder g = GraphBuilder.collecting();
    Value a = g.input("a", TensorType.f32(1));
    Value b = g.input("b", TensorType.f32(2));
    assertEquals(
        List.of(b, a),
        Network.of(new Swap(), new Swap(), new Swap()).applyAll(g, List.of(a, b)));
    assertEquals(
        "scale 'scale1': it takes one value and was given 2; give it one, or override applyAll",
        assertThrows(
                IllegalArgumentException.class,
                () -> Network.of(new Scale()).applyAll(g, List.of(a, b)))
            .getMessage());
  }

  @Test
  void aNamedLayerWorksAlone() {
    assertEquals(List.of("head.factor"), parameters(Network.named("head", new Scale())));
  }
}
