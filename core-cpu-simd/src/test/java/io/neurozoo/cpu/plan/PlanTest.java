// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.cpu.ops.BuiltinKernels;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the planner saves, seen in the plan itself. */
class PlanTest {
  private static Plan plan(Graph graph) {
    return Planner.plan(graph, new KernelFinder(List.of(new BuiltinKernels()), true), true);
  }

  private static List<String> ops(Plan plan) {
    return plan.steps().stream().map(s -> s.node().op().shortName()).toList();
  }

  @Test
  void productBiasAndActivationBecomeOneStep() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(4, 3));
    Value w = g.input("w", TensorType.f32(3, 5));
    Value b = g.input("b", TensorType.f32(5));
    g.output("y", x.matmul(w).plus(b).relu());
    Plan plan = plan(g.build());
    assertEquals(1, plan.steps().size());
    assertTrue(plan.steps().getFirst().node().op() instanceof FusedMatMul);
    assertEquals(
        0,
        plan.arenaBytes() - 4 * 5 * Float.BYTES - 48,
        "one result of 80 bytes, rounded up to 128");
  }

  @Test
  void productWhoseSumIsUsedTwiceKeepsIt() {
    GraphBuilder g = GraphBuilder.plain();
    Value product = g.input("x", TensorType.f32(4, 3)).matmul(g.input("w", TensorType.f32(3, 5)));
    Value sum = product.plus(g.input("b", TensorType.f32(5)));
    g.output("y", sum.tanh());
    g.output("z", product);
    assertEquals(List.of("matmul", "add", "tanh"), ops(plan(g.build())));
  }

  @Test
  void chainOfElementwiseOpsRunsInOnePlace() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(1000));
    g.output("y", x.exp().plus(1).log().tanh());
    Plan plan = plan(g.build());
    assertEquals(List.of("elementwise"), ops(plan));
    assertEquals(1000 * Float.BYTES + 32, plan.arenaBytes());
    assertEquals(512 * Float.BYTES, plan.scratchBytes(), "one block for what goes from op to op");
  }

  @Test
  void onlyProgramsOnLargeArraysGetLoopsOfTheirOwn() {
    for (int size : new int[] {1 << 17, (1 << 17) - 1}) {
      GraphBuilder g = GraphBuilder.plain();
      g.output("y", g.input("x", TensorType.f32(size)).exp().plus(1));
      String title = plan(g.build()).steps().getFirst().node().op().toString();
      assertEquals(size == 1 << 17, title.endsWith("in loops of its own"), title);
    }
  }

  @Test
  void gradientsOfActivationsEndProductsOrAreOnePass() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(8, 8));
    Value y = x.matmul(x).tanh();
    Value loss = y.matmul(x).sigmoid().sum();
    g.output("dx", Gradients.of(loss, List.of(x)).getFirst());
    List<String> steps = new ArrayList<>(ops(plan(g.build())));
    steps.removeIf("matmul"::equals);
    assertEquals(
        List.of("broadcastTo", "elementwise"),
        steps,
        "the one of sigmoid, which follows no product");
  }

  @Test
  void stepOfADenseClassifierHasNoPassOverGradientsOfItsOwn() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(64, 20));
    Value w1 = g.input("w1", TensorType.f32(20, 30));
    Value b1 = g.input("b1", TensorType.f32(30));
    Value w2 = g.input("w2", TensorType.f32(30, 10));
    Value b2 = g.input("b2", TensorType.f32(10));
    Value hidden = x.matmul(w1).plus(b1).relu();
    Value losses =
        hidden.matmul(w2).plus(b2).softmaxCrossEntropy(g.input("labels", TensorType.i32(64)));
    Value loss = losses.mean();
    List<Value> gradients = Gradients.of(loss, List.of(w1, b1, w2, b2));
    g.output("loss", loss);
    for (int i = 0; i < gradients.size(); i++) {
      g.output("gradient" + i, gradients.get(i));
    }
    assertEquals(
        List.of(
            "matmul",
            "matmul",
            "crossEntropyAndGradient",
            "sumTo",
            "multiply",
            "matmulAndSums",
            "matmul",
            "matmulAndSums"),
        ops(plan(g.build())));
  }

  @Test
  void gradientOfALossThatDependsOnItselfComesAfterIt() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(4, 3));
    Value labels = g.input("labels", TensorType.i32(4));
    Value losses = x.softmaxCrossEntropy(labels);
    g.output("dx", Gradients.of(losses.square().sum(), List.of(x)).getFirst());
    assertEquals(
        List.of("softmaxCrossEntropy", "add", "softmaxCrossEntropyGradient"),
        ops(plan(g.build())).stream()
            .filter(op -> !op.equals("broadcastTo"))
            .map(op -> op.replace("elementwise", "add"))
            .toList());
  }

  @Test
  void lossesThatWeighEachOtherDoNotWaitForEachOther() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(4, 3));
    Value y = g.input("y", TensorType.f32(4, 3));
    Value labels = g.input("labels", TensorType.i32(4));
    Value product = x.softmaxCrossEntropy(labels).times(y.softmaxCrossEntropy(labels)).sum();
    List<Value> gradients = Gradients.of(product, List.of(x, y));
    g.output("dx", gradients.get(0));
    g.output("dy", gradients.get(1));
    List<String> ops = ops(plan(g.build()));
    assertEquals(
        1, ops.stream().filter("softmaxCrossEntropyGradient"::equals).count(), ops::toString);
    assertEquals(1, ops.stream().filter("crossEntropyAndGradient"::equals).count(), ops::toString);
  }

  @Test
  void residualIsAddedByTheProductBeforeItsActivation() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(8, 8));
    Value b = g.input("b", TensorType.f32(8));
    g.output("y", x.plus(x.matmul(x).plus(b)).relu());
    Plan plan = plan(g.build());
    assertEquals(List.of("matmul"), ops(plan));
    assertEquals(
        new Traffic(256 + 32, 256, 256 + 32, 256),
        plan.traffic(),
        "x, which is all three matrices, and b");
  }

  @Test
  void residualThatStaysInRegistersIsNotWrittenForAProduct() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(8, 8));
    g.output("y", x.exp().plus(x.matmul(x)).tanh());
    assertEquals(List.of("matmul", "elementwise"), ops(plan(g.build())));
  }

  @Test
  void whatOthersReadIsWrittenByTheOnePassToo() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(8, 8));
    Value a = x.exp();
    Value b = a.plus(1);
    g.output("b", b.tanh());
    g.output("product", a.matmul(b));
    Plan plan = plan(g.build());
    assertEquals(List.of("elementwise", "matmul"), ops(plan));
    assertEquals(3, plan.steps().getFirst().outputs().size());
  }

  @Test
  void passThatWouldNeedItselfIsSplit() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(8, 8));
    Value a = x.exp().plus(1);
    Value b = a.matmul(x).tanh(); // needs a, and what needs both cannot run with a
    g.output("y", a.times(b).plus(a));
    assertEquals(List.of("elementwise", "matmul", "elementwise"), ops(plan(g.build())));
  }

  @Test
  void onePassReadsAndWritesNoMoreArraysThanTheCacheHolds() {
    GraphBuilder g = GraphBuilder.plain();
    Value sum = g.input("x", TensorType.f32(64));
    for (int i = 0; i < 20; i++) {
      sum = sum.plus(g.input("x" + i, TensorType.f32(64)));
    }
    g.output("sum", sum);
    Plan plan = plan(g.build());
    assertEquals(List.of("elementwise", "elementwise", "elementwise", "elementwise"), ops(plan));
    plan.steps().forEach(s -> assertTrue(s.inputs().size() + s.outputs().size() <= 8, s.title()));
  }

  @Test
  void valuesWhoseLivesDoNotOverlapShareMemory() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(64, 64));
    Value y = x;
    for (int i = 0; i < 10; i++) {
      y = y.matmul(x);
    }
    g.output("y", y);
    assertEquals(
        2L * 64 * 64 * Float.BYTES,
        plan(g.build()).arenaBytes(),
        "a product needs its operand and its result");
  }

  @Test
  void whatIsPackedIsComputedInPlace() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(16));
    Value a = x.exp();
    Value b = x.tanh();
    g.output("y", g.applyAll(new Pack(List.of(0, 16), 32), List.of(a, b)).getFirst());
    Plan plan = plan(g.build());
    assertEquals(32 * Float.BYTES, plan.arenaBytes());
    long first = offset(plan, 0);
    assertEquals(first + 16 * Float.BYTES, offset(plan, 1));
  }

  private static long offset(Plan plan, int step) {
    Place place = plan.steps().get(step).outputs().getFirst();
    return place.storage().offset() + place.offset();
  }

  @Test
  void donatedParametersAreUpdatedWhereTheyStand() {
    GraphBuilder g = GraphBuilder.plain();
    TensorType type = TensorType.f32(32);
    Value p = g.input("p", type);
    Value m = g.input("m", type);
    Value v = g.input("v", type);
    Value gradient = g.apply(new Slice(0, Shape.of(32)), p).tanh();
    List<Value> next =
        g.applyAll(
            new AdamStep(.9, .999, 1e-8f),
            List.of(
                p,
                m,
                v,
                gradient,
                g.input("rate", TensorType.f32()),
                g.input("step", TensorType.i32())));
    g.donate("p", "p", next.get(0));
    g.donate("m", "m", next.get(1));
    g.donate("v", "v", next.get(2));
    Plan plan = plan(g.build());
    assertEquals(List.of("tanh", "adamStep"), ops(plan));
    for (Place output : plan.steps().getLast().outputs()) {
      assertEquals(Storage.Kind.INPUT, output.storage().kind());
    }
    assertEquals(32 * Float.BYTES, plan.arenaBytes(), "the gradient alone");
  }

  @Test
  void readersOfADonatedInputComeBeforeItsWriter() {
    GraphBuilder g = GraphBuilder.plain();
    Value p = g.input("p", TensorType.f32(32));
    g.donate("p", "p", p.plus(1));
    g.output("before", p.tanh()); // built after the update, and must still see the old value
    assertEquals(List.of("tanh", "add"), ops(plan(g.build())));
  }

  @Test
  void whoReadsAViewWaitsForTheNodeBehindIt() {
    GraphBuilder g = GraphBuilder.plain();
    Value p = g.input("p", TensorType.f32(32));
    Value next = p.plus(1);
    g.donate("p", "p", next);
    g.output("after", next.reshape(Shape.of(4, 8)).exp());
    g.output("before", p.tanh());
    assertEquals(List.of("tanh", "add", "exp"), ops(plan(g.build())));
  }

  @Test
  void viewOfAResultIsDonatedWithoutACopy() {
    GraphBuilder g = GraphBuilder.plain();
    Value p = g.input("p", TensorType.f32(4, 8));
    g.donate("p", "p", p.reshape(Shape.of(32)).exp().reshape(Shape.of(4, 8)));
    g.output("before", p.tanh());
    assertEquals(
        List.of("tanh", "exp"), ops(plan(g.build())), "the kernel of exp may write where it reads");
  }

  @Test
  void donationThatWouldHaveToWaitForItselfIsCopied() {
    GraphBuilder g = GraphBuilder.plain();
    Value p = g.input("p", TensorType.f32(32));
    Value next = p.plus(1);
    g.donate("p", "p", next);
    g.output("change", next.minus(p)); // reads both the old value and the new one
    Plan plan = plan(g.build());
    assertEquals(2, plan.steps().size());
    assertTrue(plan.describe().contains("copy of %"), plan.describe());
  }

  @Test
  void packsOfPacksAreComputedInPlaceToo() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(16));
    Value inner = g.applyAll(new Pack(List.of(0, 16), 32), List.of(x.exp(), x.tanh())).getFirst();
    g.output("y", g.applyAll(new Pack(List.of(16), 48), List.of(inner)).getFirst());
    Plan plan = plan(g.build());
    assertEquals(48 * Float.BYTES, plan.arenaBytes());
    assertEquals(32 * Float.BYTES, offset(plan, 1) - offset(plan, 3));
  }

  @Test
  void countsTheBytesThatARunMoves() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(4, 8)); // 128 bytes
    Value w = g.input("w", TensorType.f32(8, 8)); // 256 bytes
    g.input("unused", TensorType.f32(8, 8));
    Value y = x.matmul(w); // reads 384, writes 128
    g.output("y", y.exp().plus(1)); // reads 128 and a constant, writes 128
    g.donate(
        "w",
        "w",
        w.times(y.sum())); // the sum reads 128 and writes 4; the product reads 260, writes 256
    Plan plan = plan(g.build());
    assertEquals(new Traffic(384 + 128 + 128 + 260, 128 + 128 + 4 + 256, 384, 384), plan.traffic());
    assertTrue(
        plan.describe().contains("reads 900 bytes (least 384), writes 516 (least 384)\n"),
        plan.describe());
  }

  @Test
  void whatIsPackedInPlaceMovesNoBytes() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(16));
    g.output("y", g.applyAll(new Pack(List.of(0, 16), 48), List.of(x.exp(), x)).getFirst());
    // exp reads and writes 64; the pack copies 64 of x and clears 64.
    assertEquals(new Traffic(128, 192, 64, 192), plan(g.build()).traffic());
  }

  @Test
  void describesItselfAndCountsScratch() {
    GraphBuilder g = GraphBuilder.plain();
    Value logits = g.input("logits", TensorType.f32(64, 10));
    g.output("loss", logits.softmaxCrossEntropy(g.input("labels", TensorType.i32(64))));
    Plan plan = plan(g.build());
    assertTrue(plan.describe().contains("SoftmaxCrossEntropy"));
    assertEquals(10 * Float.BYTES, plan.scratchBytes(), "a row of probabilities that nobody keeps");
    assertFalse(plan.describe().contains("null"));
  }
}
