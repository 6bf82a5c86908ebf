// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.model.Model;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.testkit.NoLeaks;
import io.neurozoo.training.RuleRun;
import io.neurozoo.training.Toys;
import io.neurozoo.training.Trainer;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GradientNormsTest {
  private static final double[] X = {0.5, -1, 2, 1, 0.25, -0.75};
  private static final double[] CLASSES = {2, 0};

  @RegisterExtension final NoLeaks noLeaks = new NoLeaks();

  private static RuleRun run(Backpropagation rule) {
    Network network = Network.of(dense(4), tanh(), dense(3));
    RuleRun run = new RuleRun(network, rule, TensorType.f32(2, 3), TensorType.i32(2));
    for (int i = 0; i < 12; i++) {
      run.parameter("dense1.weight").set(i, 0.1f * (i - 5));
      run.parameter("dense2.weight").set(i, 0.2f * (3 - i));
    }
    return run;
  }

  /** Weight and bias of a layer; a step of rate 1 takes the gradient off them. */
  private static float[] layer(RuleRun run, String name) {
    float[] weight = run.parameter(name + ".weight").toFloats();
    float[] bias = run.parameter(name + ".bias").toFloats();
    float[] both = new float[weight.length + bias.length];
    System.arraycopy(weight, 0, both, 0, weight.length);
    System.arraycopy(bias, 0, both, weight.length, bias.length);
    return both;
  }

  @Test
  void aNormIsThatOfAllParametersOfItsLayerBeforeClipping() {
    var rule = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(1));
    var clipped = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(1).clippedByNorm(0.01f));
    try (RuleRun off = run(rule);
        RuleRun on = run(rule.withGradientNorms());
        RuleRun cut = run(clipped.withGradientNorms())) {
      assertEquals(List.of("loss", "accuracy"), off.update().metrics());
      assertEquals(
          List.of("loss", "accuracy", "gradientNorm.dense1", "gradientNorm.dense2"),
          on.update().metrics());
      Map<String, float[]> before =
          Map.of("dense1", layer(off, "dense1"), "dense2", layer(off, "dense2"));
      for (RuleRun run : List.of(off, on, cut)) {
        run.step(0, X, CLASSES);
      }
      before.forEach(
          (name, values) -> {
            float[] after = layer(off, name);
            double squares = 0;
            for (int i = 0; i < after.length; i++) {
              double gradient = (double) values[i] - after[i];
              squares += gradient * gradient;
            }
            assertTrue(squares > 0);
            float norm = on.metric("gradientNorm." + name);
            assertEquals(Math.sqrt(squares), norm, 1e-6);
            assertEquals(norm, cut.metric("gradientNorm." + name));
            assertArrayEquals(after, layer(on, name), "the metric changes no bit");
          });
    }
  }

  @Test
  void aNetworkThatIsOneLayerIsCalledNetwork() {
    EpochRow row =
        new EpochRow(
            "p", 1, 1, Map.of("loss", 2.0, "gradientNorm", 3.0), Map.of(), 1, 1);
    assertEquals(Map.of("network", 3.0), GradientNorms.of(row));
    var rule = new Backpropagation(Loss.crossEntropy(), Optimizer.sgd(1)).withGradientNorms();
    try (RuleRun run = new RuleRun(dense(3), rule, TensorType.f32(2, 3), TensorType.i32(2))) {
      assertEquals(List.of("loss", "accuracy", "gradientNorm"), run.update().metrics());
    }
  }

  private List<String> linesOf(Network network, Optimizer optimizer, int epochs) {
    List<String> lines = new ArrayList<>();
    var rule = new Backpropagation(Loss.crossEntropy(), optimizer).withGradientNorms();
    try (Model model =
        Model.create(network, Shape.of(2), 3, noLeaks.watch(Backend.open()))) {
      Trainer.using(rule)
          .epochs(epochs)
          .listen(new GradientMonitor(lines::add))
          .fit(model, Toys.circle(100));
    }
    return lines;
  }

  @Test
  void tenSigmoidsInARowVanishAndAreNamedOnce() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      layers.add(dense(4));
      layers.add(sigmoid());
    }
    layers.add(dense(2));
    List<String> lines =
        linesOf(Network.of(layers.toArray(Layer[]::new)), Optimizer.sgd(0.01f), 3);
    List<String> first = lines.stream().filter(line -> line.contains("'dense1'")).toList();
    assertEquals(1, first.size(), lines.toString());
    assertTrue(
        first
            .getFirst()
            .matches(
                "gradient of 'dense1' after epoch 1 of phase 'training': its norm is \\S+ where the"
                    + " greatest is 0\\.\\d+, it vanishes; use another activation or initialiser,"
                    + " normalise, or add residual connections"),
        first.toString());
    assertTrue(lines.stream().noneMatch(line -> line.contains("'dense11'")), lines.toString());
  }

  @Test
  void twoLayersThatLearnSayNothing() {
    assertEquals(
        List.of(),
        linesOf(Network.of(dense(8), tanh(), dense(2)), Optimizer.adam(0.01f), 3));
  }

  @Test
  void explodingAndRecoveringIsToldEachTimeThatItBegins() {
    List<String> lines = new ArrayList<>();
    GradientMonitor monitor = new GradientMonitor(0, 10, lines::add);
    double[] norms = {1, 11, 12, 1, 11};
    for (int i = 0; i < norms.length; i++) {
      monitor.epochDone(
          new EpochRow("p", i + 1, 0, Map.of("gradientNorm.a", norms[i]), Map.of(), 1, 1));
    }
    String end = ", it explodes; clip it, or use a lower learning rate";
    assertEquals(
        List.of(
            "gradient of 'a' after epoch 2 of phase 'p': its norm is 11.0" + end,
            "gradient of 'a' after epoch 5 of phase 'p': its norm is 11.0" + end),
        lines);
  }

  @Test
  void refusesLimitsOutOfRange() {
    assertThrows(
        IllegalArgumentException.class, () -> new GradientMonitor(1, 1, String::length));
    assertThrows(
        IllegalArgumentException.class, () -> new GradientMonitor(0, 0, String::length));
  }
}
