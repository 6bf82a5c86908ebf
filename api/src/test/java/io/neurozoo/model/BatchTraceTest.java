// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.Json;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.TestLayers.Centre;
import io.neurozoo.model.TestLayers.Halves;
import io.neurozoo.model.TestLayers.Linear;
import io.neurozoo.op.Slice;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTraceTest {

  private static GraphTemplate trace(Layer network, Shape input) {
    return TracedProgram.of(network, input).template(OpRegistry.discover());
  }

  @Test
  void aGraphIsWrittenWithItsBatchMarked() {
    GraphTemplate graph =
        trace(Network.of(new Centre(), new Halves(new Linear(3))), Shape.of(4));
    assertEquals(
        "{\"input\":[\"F32\",\"N\",4],"
            + "\"parameters\":{\"halves1.half.weight\":[3,2]},"
            + "\"state\":{\"centre1.mean\":[4]},"
            + "\"nodes\":["
            + "{\"op\":\"neurozoo:subtract\",\"scope\":\"centre1\","
            + "\"inputs\":[\"input\",\"centre1.mean\"],\"outputs\":[[\"F32\",\"N\",4]]},"
            + "{\"op\":\"neurozoo:reshape\",\"scope\":\"halves1\","
            + "\"attributes\":{\"shape\":[\"2*N\",2]},"
            + "\"inputs\":[0],\"outputs\":[[\"F32\",\"2*N\",2]]},"
            + "{\"op\":\"neurozoo:matmul\",\"scope\":\"halves1/half\","
            + "\"attributes\":{\"transposeA\":false,\"transposeB\":true},"
            + "\"inputs\":[1,\"halves1.half.weight\"],\"outputs\":[[\"F32\",\"2*N\",3]]},"
            + "{\"op\":\"neurozoo:reshape\",\"scope\":\"halves1\","
            + "\"attributes\":{\"shape\":[\"N\",6]},"
            + "\"inputs\":[2],\"outputs\":[[\"F32\",\"N\",6]]}],"
            + "\"output\":3}",
        Json.write(GraphWriter.write(graph)));
  }

  @Test
  void theOutputMayBeTheInputAndASecondOutputIsAPair() {
    assertTrue(written((g, x) -> x).endsWith("\"nodes\":[],\"output\":\"input\"}"));
    Layer second = (g, x) -> g.applyAll(new Two(), List.of(x)).get(1).tanh();
    try {
      String json = Json.write(GraphWriter.write(traceWith(second)));
      assertTrue(json.contains("\"inputs\":[[0,1]]"), json);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String written(Layer network) {
    return Json.write(GraphWriter.write(trace(network, Shape.of(3))));
  }

  @Test
  void aMeanOverTheBatchIsRefusedNamingTheNode() {
    refused(
        Network.of(Network.named("norm", (g, x) -> x.minus(x.mean(0)))),
        "(neurozoo:constant 'norm'): its attribute 'value' is 9.794319E-4 at a batch of 1021 and"
            + " 4.904365E-4 at one of 2039; only whole multiples of the batch in integers can be"
            + " saved");
  }

  @Test
  void everyOtherDependenceOnTheBatchIsRefused() {
    refused(
        (g, x) -> {
          int batch = x.shape().dim(0);
          Value all = x.reshape(Shape.of(3 * batch));
          Value last = g.apply(new Slice(3 * (batch - 1), Shape.of(3)), all);
          return x.plus(last);
        },
        "(neurozoo:slice): its attribute 'offset' is 3060 at a batch of 1021 and 6114 at one of"
            + " 2039;");
    refused(
        (g, x) -> x.shape().dim(0) > 2000 ? x.tanh() : x.exp(),
        "it is neurozoo:tanh at a batch of 2039");
    refused(
        (g, x) -> x.shape().dim(0) > 2000 ? x.tanh().tanh() : x.tanh(),
        "nodes at a batch of 1021 and");
    refused(
        (g, x) -> {
          Value a = x.tanh();
          Value b = x.exp();
          return x.shape().dim(0) > 2000 ? b.minus(a) : a.minus(b);
        },
        "(neurozoo:subtract): its operand 0 is ");
    refused(
        (g, x) -> {
          Value a = x.tanh();
          Value b = x.exp();
          g.output("both", a.plus(b));
          return x.shape().dim(0) > 2000 ? b : a;
        },
        "its output is ");
    refused(
        (g, x) -> g.applyAll(new As(x.shape().dim(0) > 2000 ? 2 : 1), List.of(x)).getFirst(),
        "its attribute 'outputs' is 1");
    refused(
        (g, x) -> g.call(x.shape().dim(0) > 2000 ? "late" : "early", (h, y) -> y.tanh(), x),
        "it is neurozoo:tanh 'late' at a batch of 2039");
  }

  @Test
  void allParametersAsOneValueAreRefused() {
    refused(
        (g, x) -> {
          Value w = g.parameter("w", Shape.of(3), (t, r) -> {});
          boolean flat = g.parameters().length() > 0 && g.parameters().byName().size() == 1;
          return flat && isTraced(g) ? x.plus(w).times(g.flatParameters().sum()) : x.plus(w);
        },
        "(neurozoo:sumTo): its operand 0 is all parameters as one flat value; a file has them by"
            + " name only");
    refused(
        (g, x) -> {
          Value w = g.parameter("w", Shape.of(3), (t, r) -> {});
          return isTraced(g)
              ? x.plus(g.apply(new Slice(1, Shape.of(1)), g.flatParameters()))
              : x.plus(w);
        },
        "(neurozoo:slice): its operand 0 is all parameters as one flat value;");
  }

  private static boolean isTraced(GraphBuilder g) {
    return g.mode() == io.neurozoo.graph.Mode.INFERENCE;
  }

  @Test
  void anOpThatNothingListsIsRefused() {
    refused(
        (g, x) -> g.apply(AnyOp.sample(), x),
        "(test:any): no plugin on the path lists this op; the plugin of io.neurozoo.model.AnyOp"
            + " must be on the path and list it in an OpProvider");
    refused(
        (g, x) -> g.apply(new Impostor(), x),
        "(neurozoo:tanh): the path has another op of that id;");
  }

  private static void refused(Layer network, String message) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> trace(network, Shape.of(3)))
            .getMessage();
    assertTrue(found.contains(message), found);
  }

  private static GraphTemplate traceWith(Layer network) throws Exception {
    GraphTemplate[] traced = new GraphTemplate[1];
    Services.with(
        java.nio.file.Files.createTempDirectory("provider"),
        io.neurozoo.spi.OpProvider.class,
        Provider.class,
        () -> traced[0] = trace(network, Shape.of(3)));
    return traced[0];
  }

  /** Lists the ops of this test. */
  public static final class Provider implements io.neurozoo.spi.OpProvider {
    @Override
    public List<io.neurozoo.spi.OpType> ops() {
      return List.of(
          new io.neurozoo.spi.OpType("test:two", Two.class),
          new io.neurozoo.spi.OpType("test:as", As.class));
    }
  }
}
