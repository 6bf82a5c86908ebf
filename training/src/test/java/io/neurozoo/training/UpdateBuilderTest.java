// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import static io.neurozoo.layers.dense.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateBuilderTest {
  private final UpdateBuilder u = builder(Network.of(dense(3)));

  private static UpdateBuilder builder(Layer network) {
    TensorType input = TensorType.f32(4, 2);
    GraphBuilder g = GraphBuilder.collecting();
    network.apply(g, g.input("input", input));
    return new UpdateBuilder(network, g.parameters(), g.states(), input, TensorType.i32(4));
  }

  @Test
  void appliesTheNetworkOnceAndOnceMoreForOtherParameters() {
    Value output = u.forward();
    assertSame(output, u.forward());
    assertSame(output, u.forward(u.flatParameters()));
    assertNotSame(output, u.forward(u.slot("others")));
    assertSame(output, u.forward());
  }

  @Test
  void parametersAreThoseTheNetworkUses() {
    Value output = u.forward();
    Value matmul = output.node().inputs().getFirst();
    assertSame(u.parameter("dense1.weight"), matmul.node().inputs().get(1));
    assertEquals(
        List.of(u.parameter("dense1.weight"), u.parameter("dense1.bias")), u.parameters());
  }

  @Test
  void hasOnlyTheInputsThatWereAskedFor() {
    u.setParameters(u.flatParameters().times(0.5));
    assertEquals(Set.of("parameters"), u.build().graph().inputs().keySet());
  }

  @Test
  void keepsSlotsThatAreNotSetAndParametersThatDoNotChange() {
    u.metric("loss", u.slot("kept").sum());
    u.setParameters(u.flatParameters());
    UpdateGraph update = u.build();
    assertEquals(Map.of(), update.graph().donations());
    assertEquals(Map.of("kept", TensorType.f32(32)), update.slots());
  }

  @Test
  void stateIsUpdatedWhereThereIsAny() {
    UpdateBuilder counting = builder(Toys.network());
    counting.forward();
    assertEquals(Map.of("state", "state"), counting.build().graph().donations());
  }

  @Test
  void mistakesAreNamed() {
    Value scalar = u.graph().constant(1);
    u.slot("m");
    u.setSlot("m", u.flatParameters());
    u.setParameters(u.slot("m"));
    u.metric("loss", scalar);
    u.learningRate(Schedule.constant(1));
    fails("the network has no parameter 'w'; it has [dense1.weight, dense1.bias]",
        () -> u.parameter("w"));
    fails("there is no slot 'v'; there are [m]", () -> u.setSlot("v", scalar));
    fails("the slot 'm' is set twice", () -> u.setSlot("m", u.flatParameters()));
    fails("the parameters are set twice", () -> u.setParameters(u.flatParameters()));
    fails("parameters must be F32[32], the value is F32[]", () -> u.setParameters(scalar));
    fails("metric 'x' must be F32[], the value is F32[32]",
        () -> u.metric("x", u.flatParameters()));
    fails("the metric 'loss' is set twice", () -> u.metric("loss", scalar));
    fails("two schedules, ConstantSchedule[rate=1.0] and ConstantSchedule[rate=2.0]; use one",
        () -> u.learningRate(Schedule.constant(2)));
  }

  private static void fails(String message, Runnable action) {
    var e = assertThrows(IllegalArgumentException.class, action::run);
    assertEquals("learning rule: " + message, e.getMessage());
  }
}
