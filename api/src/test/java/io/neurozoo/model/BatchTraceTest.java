// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.file.Json;
import io.neurozoo.graph.Mode;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.TestLayers.Centre;
import io.neurozoo.model.TestLayers.Halves;
import io.neurozoo.model.TestLayers.Linear;
import io.neurozoo.model.TestOps.Copies;
import io.neurozoo.op.Slice;
import io.neurozoo.spi.OpProvider;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.spi.Services;
import io.neurozoo.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTraceTest {
  private static OpRegistry registry;

  @BeforeAll
  static void discoverTheTestOps(@TempDir Path folder) throws Exception {
    Services.with(
        folder,
        OpProvider.class,
        TestOps.Provider.class,
        () -> registry = OpRegistry.discover());
  }

  private static String written(Layer network, Shape input) {
    GraphTemplate graph = TracedProgram.of(network, input).template(registry);
    return Json.write(GraphWriter.write(graph));
  }

  private static void refused(Layer network, String message) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> written(network, Shape.of(3)))
            .getMessage();
    assertTrue(found.contains(message), found);
  }

  /** True at the second of the two batch sizes. */
  private static boolean isSecond(Value x) {
    return x.shape().dim(0) == BatchTrace.SECOND;
  }

  @Test
  void aGraphIsWrittenWithItsBatchMarked() {
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
        written(Network.of(new Centre(), new Halves(new Linear(3))), Shape.of(4)));
  }

  @Test
  void theOutputMayBeTheInput() {
    assertTrue(
        written((g, x) -> x, Shape.of(3)).endsWith("\"nodes\":[],\"output\":\"input\"}"));
  }

  @Test
  void anotherThanTheFirstOutputOfANodeIsAPair() {
    String json =
        written((g, x) -> g.applyAll(new Copies(3), List.of(x)).get(2).tanh(), Shape.of(3));
    assertTrue(json.contains("{\"op\":\"neurozoo:tanh\",\"inputs\":[[0,2]],"), json);
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
  void anOffsetThatIsNoMultipleOfTheBatchIsRefused() {
    refused(
        (g, x) -> {
          int batch = x.shape().dim(0);
          Value all = x.reshape(Shape.of(3 * batch));
          return x.plus(g.apply(new Slice(3 * (batch - 1), Shape.of(3)), all));
        },
        "(neurozoo:slice): its attribute 'offset' is 3060 at a batch of 1021 and 6114 at one of"
            + " 2039;");
  }

  @Test
  void otherNodesForAnotherBatchAreRefused() {
    refused((g, x) -> isSecond(x) ? x.tanh() : x.exp(), "it is neurozoo:tanh at a batch of 2039");
    refused(
        (g, x) -> isSecond(x) ? x.tanh().tanh() : x.tanh(),
        "the network has 2 nodes at a batch of 1021 and 3 at one of 2039;");
    refused(
        (g, x) -> g.call(isSecond(x) ? "late" : "early", (h, y) -> y.tanh(), x),
        "it is neurozoo:tanh 'late' at a batch of 2039");
    refused(
        (g, x) -> g.apply(new Copies(isSecond(x) ? 2 : 1), x),
        "(test:copies): its attribute 'count' is 1 at a batch of 1021 and 2 at one of 2039;");
  }

  @Test
  void otherOperandsForAnotherBatchAreRefused() {
    refused(
        (g, x) -> {
          Value a = x.tanh();
          Value b = x.exp();
          return isSecond(x) ? b.minus(a) : a.minus(b);
        },
        "(neurozoo:subtract): its operand 0 is %1 at a batch of 1021 and %2 at one of 2039;");
    refused(
        (g, x) -> {
          List<Value> copies = g.applyAll(new Copies(2), List.of(x));
          return copies.get(isSecond(x) ? 1 : 0);
        },
        "its output is %1 at a batch of 1021 and %1.1 at one of 2039;");
  }

  @Test
  void allParametersAsOneValueAreRefused() {
    refused(
        (g, x) -> {
          Value y = x.plus(g.parameter("w", Shape.of(3), (t, r) -> {}));
          return g.mode() == Mode.INFERENCE ? y.times(g.flatParameters().sum()) : y;
        },
        "(neurozoo:sumTo): its operand 0 is all parameters as one flat value; a file has them by"
            + " name only");
  }

  @Test
  void aPartOfAParameterThatIsCutByHandIsRefused() {
    refused(
        (g, x) -> {
          Value w = g.parameter("w", Shape.of(3), (t, r) -> {});
          return g.mode() == Mode.INFERENCE
              ? x.plus(g.apply(new Slice(1, Shape.of(1)), g.flatParameters()))
              : x.plus(w);
        },
        "(neurozoo:slice): its operand 0 is all parameters as one flat value;");
  }

  @Test
  void anOpThatNothingListsIsRefused() {
    OpRegistry known = registry;
    try {
      registry = OpRegistry.discover();
      refused(
          (g, x) -> g.apply(AnyOp.sample(), x),
          "node 1 (test:any): no plugin on the path lists this op; the plugin of"
              + " io.neurozoo.model.AnyOp must be on the path and list it in an OpProvider");
    } finally {
      registry = known;
    }
    refused(
        (g, x) -> g.apply(new TestOps.Impostor(), x),
        "(neurozoo:tanh): the path has another op of that id;");
  }
}
