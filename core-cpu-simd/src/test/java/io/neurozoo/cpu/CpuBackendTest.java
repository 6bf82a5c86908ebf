// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.backend.Executable;
import io.neurozoo.backend.Session;
import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.NoLeaks;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CpuBackendTest {
  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  /** A graph that uses most ops, some of them in rare shapes. */
  private static Graph everything() {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(37, 19));
    Value w = g.input("w", TensorType.f32(19, 3));
    Value labels = g.input("labels", TensorType.i32(37));
    Value hidden = x.matmul(w).plus(g.input("b", TensorType.f32(3))).sigmoid();
    Value cube = g.input("cube", TensorType.f32(2, 3, 5, 4));
    Value mixed = cube.sumTo(Shape.of(1, 3, 1, 4)).times(cube).plus(cube.sumTo(Shape.of(3, 1, 1)));
    Value loss =
        hidden
            .softmaxCrossEntropy(labels)
            .mean()
            .plus(mixed.exp().plus(2).log().mean())
            .plus(x.max(-1).square().mean())
            .plus(cube.sum(1).dividedBy(3).tanh().mean())
            .plus(x.softmax().max(0).sum());
    g.output("loss", loss);
    g.output("hits", hidden.argMax().equalTo(labels).mean());
    g.output("correction", g.apply(new BiasCorrection(.99), labels));
    g.output("wide", g.constant(2).broadcastTo(Shape.of(3, 7)).times(x.sum(1).sumTo(Shape.of(1))));
    g.output("noise", g.randomNormal(Shape.of(33)).plus(g.randomUniform(Shape.of(33))));
    List<Value> gradients = Gradients.of(loss, List.of(x, w, cube));
    for (int i = 0; i < gradients.size(); i++) {
      g.output("gradient" + i, gradients.get(i));
    }
    return g.build();
  }

  @Test
  void agreesWithTheDefinitionsOfTheOps() {
    Map<String, float[]> expected = Graphs.reference(everything());
    Map<String, float[]> actual = Graphs.run(everything(), Graphs.defaults());
    expected.forEach(
        (name, values) -> {
          float[] found = actual.get(name);
          for (int i = 0; i < values.length; i++) {
            assertEquals(
                values[i], found[i], 3e-6f + 1e-5f * Math.abs(values[i]), name + "[" + i + "]");
          }
        });
  }

  @Test
  void threadsPlannerPoisonAndVectorsChangeNoBit() {
    BackendOptions base = Graphs.defaults();
    Map<String, float[]> expected = Graphs.run(everything(), base, 2);
    for (BackendOptions options :
        List.of(
            base.withThreads(1),
            base.withThreads(3),
            base.withPlanMemory(false),
            base.withPoison(true),
            base.withPoison(true).withPlanMemory(false),
            base.withVectors(false))) {
      Map<String, float[]> actual = Graphs.run(everything(), options, 2);
      expected.forEach(
          (name, values) -> assertSameBits(values, actual.get(name), options + " " + name));
    }
  }

  private static void assertSameBits(float[] expected, float[] actual, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(expected[i]),
          Float.floatToRawIntBits(actual[i]),
          what + "[" + i + "]");
    }
  }

  /**
   * Donations in every awkward form: swapped inputs, a pass-through, a view of a donated input as
   * an output.
   */
  @Test
  void donationsKeepTheirMeaning() {
    GraphBuilder g = GraphBuilder.plain();
    Value a = g.input("a", TensorType.f32(20));
    Value b = g.input("b", TensorType.f32(20));
    Value c = g.input("c", TensorType.f32(20));
    Value d = g.input("d", TensorType.f32(20));
    Value e = g.input("e", TensorType.f32(4, 5));
    g.donate("a", "nextA", b);
    g.donate("b", "nextB", a);
    g.donate("c", "nextC", c);
    Value sum = d.plus(a);
    g.donate("d", "nextD", sum);
    g.output("oldD", g.apply(new Slice(3, Shape.of(4)), d));
    g.output("usesBoth", sum.times(d));
    g.donate("e", "nextE", e.matmulTransposed(e).matmul(e));
    Graph graph = g.build();
    Map<String, float[]> expected = Graphs.reference(graph);
    for (BackendOptions options :
        List.of(
            Graphs.defaults(),
            Graphs.defaults().withPlanMemory(false),
            Graphs.defaults().withPoison(true))) {
      Map<String, float[]> actual = Graphs.run(graph, options);
      expected.forEach(
          (name, values) ->
              assertArrayEquals(values, actual.get(name), 1e-6f, options + " " + name));
    }
  }

  @Test
  void oneValueMayBeDonatedToSeveralInputs() {
    GraphBuilder g = GraphBuilder.plain();
    Value a = g.input("a", TensorType.f32(5));
    g.input("b", TensorType.f32(5));
    Value sum = a.plus(1);
    g.donate("a", "nextA", sum);
    g.donate("b", "nextB", sum);
    Map<String, float[]> expected = Graphs.reference(g.build());
    for (BackendOptions options :
        List.of(Graphs.defaults(), Graphs.defaults().withPlanMemory(false))) {
      Map<String, float[]> actual = Graphs.run(g.build(), options);
      expected.forEach(
          (name, values) -> assertArrayEquals(values, actual.get(name), options + " " + name));
    }
  }

  @Test
  void donatedInputHoldsTheNewValueForTheNextRun() {
    GraphBuilder g = GraphBuilder.plain();
    g.donate("count", "count", g.input("count", TensorType.f32()).plus(1));
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Tensor count = backend.allocate(TensorType.f32());
        Executable executable = backend.compile(g.build());
        Session session = executable.open(Map.of("count", count))) {
      for (int i = 0; i < 5; i++) {
        session.run();
      }
      assertEquals(5, count.get(0));
      assertEquals(5, session.input("count").get(0));
      assertEquals(5, session.output("count").get(0));
    }
  }

  @Test
  void closingWhileInUseIsAnErrorAndNotACrash() {
    GraphBuilder g = GraphBuilder.plain();
    g.output("y", g.input("x", TensorType.f32(3)).plus(1));
    Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
    Tensor x = backend.allocate(TensorType.f32(3));
    Executable executable = backend.compile(g.build());
    Session session = executable.open(Map.of("x", x));
    assertMessage("bound to 1 open sessions", x::close);
    assertMessage("1 sessions of this executable are open", executable::close);
    assertMessage("in use by 1 executables and 1 tensors", backend::close);
    session.close();
    session.close();
    assertMessage("this session was closed", session::run);
    executable.close();
    x.close();
    assertMessage("was closed", () -> x.get(0));
    assertEquals(0, backend.usedBytes());
    backend.close();
    assertMessage("this backend was closed", () -> backend.allocate(TensorType.f32(1)));
  }

  @Test
  void refusesWrongBindings() {
    GraphBuilder g = GraphBuilder.plain();
    g.output("y", g.input("x", TensorType.f32(3)).plus(1));
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Executable executable = backend.compile(g.build());
        Arena arena = Arena.ofConfined();
        Tensor wrong = backend.allocate(TensorType.f32(4))) {
      assertMessage(
          "the input 'x' is F32[3], the tensor bound to it F32[4]",
          () -> executable.open(Map.of("x", wrong)));
      assertMessage(
          "there is no input 'z' to bind; the graph has [x]",
          () -> executable.open(Map.of("z", wrong)));
      Tensor heap = Tensor.of(Shape.of(3), 1, 2, 3);
      assertMessage("allocate it with backend.allocate", () -> executable.open(Map.of("x", heap)));
      Tensor foreign = Tensor.wrap(TensorType.f32(3), arena.allocate(12, 4), () -> {});
      assertMessage("is not in this backend's memory", () -> executable.open(Map.of("x", foreign)));
      assertEquals(
          wrong.type().bytes() + 64,
          backend.usedBytes(),
          "a session that cannot be opened leaves nothing");
    }
  }

  @Test
  void whatIsBoundThroughAViewCannotBeClosed() {
    GraphBuilder g = GraphBuilder.plain();
    g.output("y", g.input("x", TensorType.f32(3)).plus(1));
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Executable executable = backend.compile(g.build())) {
      Tensor whole = backend.allocate(TensorType.f32(8));
      whole.copyFrom(new float[] {0, 1, 2, 3, 4, 5, 6, 7});
      Tensor view = Tensor.wrap(TensorType.f32(3), whole.segment().asSlice(16, 12), () -> {});
      try (Session session = executable.open(Map.of("x", view))) {
        assertMessage("bound to 1 open sessions", whole::close);
        session.run();
        assertArrayEquals(new float[] {5, 6, 7}, session.output("y").toFloats());
      }
      whole.close();
      assertMessage("is not in this backend's memory", () -> executable.open(Map.of("x", view)));
    }
  }

  @Test
  void oneTensorIsNotBoundToTwoInputsWhereARunOverwritesIt() {
    GraphBuilder g = GraphBuilder.plain();
    Value a = g.input("a", TensorType.f32(4));
    Value b = g.input("b", TensorType.f32(4));
    g.output("y", a.times(b));
    Graph reads = g.build();
    g.donate("a", "next", a.plus(1));
    Graph writes = g.build();
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Tensor both = backend.allocate(TensorType.f32(4));
        Executable reading = backend.compile(reads);
        Executable writing = backend.compile(writes)) {
      Map<String, Tensor> bound = Map.of("a", both, "b", both);
      reading.open(bound).close();
      assertMessage("a run overwrites 'a'; bind tensors of their own", () -> writing.open(bound));
      writing.open(Map.of("a", both)).close();
    }
  }

  @Test
  void sessionIsNotClosedUnderARun() throws Exception {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(64, 64));
    g.output("y", x.matmul(x).tanh());
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Executable executable = backend.compile(g.build());
        var threads = Executors.newFixedThreadPool(1)) {
      for (int round = 0; round < 50; round++) {
        Session session = executable.open(Map.of());
        var runs =
            threads.submit(
                () -> {
                  while (true) {
                    session.run();
                  }
                });
        boolean closed = false;
        while (!closed) {
          try {
            session.close();
            closed = true;
          } catch (IllegalStateException e) {
            assertEquals("the session is running; close it when the run is over", e.getMessage());
          }
        }
        var end = assertThrows(ExecutionException.class, runs::get);
        assertEquals("this session was closed; open another one", end.getCause().getMessage());
      }
    }
  }

  @Test
  void sessionsShareWeightsAndRunConcurrently() throws Exception {
    GraphBuilder g = GraphBuilder.plain();
    Value x = g.input("x", TensorType.f32(64, 128));
    g.output("y", x.matmul(g.input("w", TensorType.f32(128, 96))).tanh().sum());
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Tensor w = backend.allocate(TensorType.f32(128, 96));
        Executable executable = backend.compile(g.build());
        var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < w.shape().size(); i++) {
        w.set(i, (i % 7 - 3) * .01f);
      }
      Callable<Float> job =
          () -> {
            try (Session session = executable.open(Map.of("w", w))) {
              float last = 0;
              for (int i = 0; i < 64 * 128; i++) {
                session.input("x").set(i, i % 5 * .1f);
              }
              for (int run = 0; run < 200; run++) {
                session.run();
                float now = session.output("y").get(0);
                assertTrue(run == 0 || now == last, "runs differ");
                last = now;
              }
              return last;
            }
          };
      List<Future<Float>> results = threads.invokeAll(List.of(job, job, job, job));
      for (Future<Float> result : results) {
        assertEquals(results.getFirst().get(), result.get());
      }
    }
  }

  @Test
  void badLabelIsAnErrorThatNamesIt() {
    GraphBuilder g = GraphBuilder.plain();
    Value logits = g.input("logits", TensorType.f32(2, 3));
    g.output("loss", logits.softmaxCrossEntropy(g.input("labels", TensorType.i32(2))));
    try (Backend backend = noLeaks.watch(Backend.open(Graphs.defaults()));
        Executable executable = backend.compile(g.build());
        Session session = executable.open(Map.of())) {
      session.input("labels").setInt(1, 3);
      var e = assertThrows(IllegalArgumentException.class, session::run);
      assertTrue(e.getMessage().contains("3"), e.getMessage());
      session.input("labels").setInt(1, 2);
      session.run();
    }
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
    var e = assertThrows(RuntimeException.class, action);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
