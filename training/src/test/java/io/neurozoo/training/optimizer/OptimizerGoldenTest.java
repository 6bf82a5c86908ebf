// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neurozoo.graph.Initializer;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.RuleRun;
import io.neurozoo.training.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Weights [1, 2, 3, 4] after one step along [1, 6, 7, 2], and after five along gradients that
 * change sign, beside those of PyTorch 2.13.0 ({@code torch.optim}) and Keras 3 ({@code
 * keras.optimizers}), both in float64, with their defaults where nothing else is said.
 */
class OptimizerGoldenTest {
  private static final Schedule HALF = Schedule.constant(0.5f);

  @Test
  void adagrad() {
    first(Optimizer.adagrad(0.5f), 0.5, 1.5, 2.5, 3.5);
    five(
        Optimizer.adagrad(0.5f),
        -1.0503537610864733, 0.8978846246901624, 1.9461130950058525, 5.102115375309535);
    five(
        new Adagrad(HALF, 0.1f, Epsilon.besideRoot(1e-10f)),
        -0.9468122020135514, 0.8624576933660226, 2.9639188717374174, 5.114021007011032);
    five(
        Adagrad.keras(HALF),
        -0.9468121167696173, 0.8624576708329044, 2.963918889745043, 5.114021017641216);
  }

  @Test
  void rmsProp() {
    first(Optimizer.rmsProp(0.5f), -3.9999995, -2.9999999, -1.9999999, -0.9999997);
    first(
        RmsProp.keras(HALF),
        -0.5811380395153676, 0.4188611918760712, 1.4188611860498794, 2.4188613675581268);
    five(
        Optimizer.rmsProp(0.5f),
        -19.54415267238581, -9.055462087449088, -7.587484292056481, 15.055462086574778);
    five(
        RmsProp.keras(HALF),
        -5.613899316577904, -1.5947053750782618, -0.48459054439413385, 7.5947041932603865);
    five(
        Optimizer.rmsProp(0.5f).withMomentum(0.9f),
        -56.10538126042995, -13.726360115174835, -31.956637860720367, 19.72635947612558);
  }

  @Test
  void centredRmsProp() {
    RmsProp centred =
        new RmsProp(HALF, 0.99, Epsilon.besideRoot(1e-3f), 0, false).withCentring();
    first(centred, -3.975186569888976, -3.016785644157012, -2.0179844133, -1.0000628152560394);
    five(
        centred,
        -19.60935502575804, -9.137107882556585, -2.512400426852262, 15.137654966900229);
    five(
        centred.withMomentum(0.9f),
        -56.0374093550427, -13.922056280023973, -15.019081203206865, 19.860608698578893);
    five(
        RmsProp.keras(HALF).withMomentum(0.9f).withCentring(),
        -19.307213953459357, -3.4680311079414756, -9.257032256360253, 9.468023664981356);
  }

  @Test
  void nadam() {
    first(Optimizer.nadam(0.5f), 0.4717741161, 1.4717741117, 2.4717741116, 3.4717741135);
    five(
        Optimizer.nadam(0.5f),
        -1.4966818688889503, 0.5803510695415594, 1.6439020443764865, 5.419648934446331);
    first(Nadam.keras(HALF), 0.4686061515, 1.4686061072, 2.4686061059, 3.4686061249);
    five(
        Nadam.keras(HALF),
        -1.4047122528392668, 0.70928432576984, 1.6408204625592309, 5.290715708771295);
  }

  @Test
  void adamW() {
    WeightDecay adamW = new WeightDecay(Optimizer.adam(0.5f), 0.01f, Decayed.ALL);
    first(adamW, 0.495, 1.49, 2.485, 3.48);
    five(
        adamW, -1.4258596587202543, 1.3306195826750604, 0.7483085980912317, 4.5208729352065);
    five(
        new WeightDecay(Optimizer.adam(0.5f), 0.1f, Decayed.ALL),
        -1.4193452803589315, 0.891232140649822, 0.3429356167423361, 3.751453484102606);
  }

  @Test
  void nesterov() {
    first(Optimizer.nesterov(0.1f, 0.9f), 0.81, 0.86, 1.67, 3.62);
    five(
        Optimizer.nesterov(0.1f, 0.9f), -1.1766395, 0.1711745, 2.9910630266666662, 7.657651);
  }

  @Test
  void l2IsPyTorchsWeightDecayOfSgd() {
    Penalty l2 = new Penalty(Optimizer.sgd(0.1f, 0.9f), 0, 0.1f, Decayed.ALL);
    first(l2, 0.89, 1.38, 2.27, 3.76);
    five(l2, -0.6883692946, 0.5487510223, 2.60773901479, 5.8755701626);
  }

  @Test
  void clipping() {
    five(
        Optimizer.sgd(0.5f).clippedByNorm(2),
        -0.799398956847118, 0.7446697672276859, 2.9909282741337817, 6.510660465544628);
    five(Optimizer.sgd(0.5f).clippedByValue(1), -1.25, 0.5, 2.9885833333333336, 5.5);
  }

  private static void first(Optimizer optimizer, double... expected) {
    try (RuleRun run = run(optimizer)) {
      run.step(0, new double[] {1, 6, 7, 2}, new double[0]);
      assertClose(expected, run.parameter("w").toFloats());
    }
  }

  private static void five(Optimizer optimizer, double... expected) {
    try (RuleRun run = run(optimizer)) {
      for (int t = 1; t <= 5; t++) {
        run.step(0, new double[] {0.5 * t, -1.5 + t, 0.01 / t, 3 - 2.0 * t}, new double[0]);
      }
      assertClose(expected, run.parameter("w").toFloats());
    }
  }

  private static void assertClose(double[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          expected[i], actual[i], 5e-6 * Math.max(1, Math.abs(expected[i])), "element " + i);
    }
  }

  private static RuleRun run(Optimizer optimizer) {
    Layer weight = (g, x) -> x.times(g.parameter("w", Shape.of(4), Initializer.zeros()));
    LearningRule rule =
        u -> {
          var gradient = u.pack(List.of(u.input().reshape(Shape.of(4))));
          u.setParameters(optimizer.step(u, u.flatParameters(), gradient));
        };
    RuleRun run = new RuleRun(weight, rule, TensorType.f32(1, 4), TensorType.f32(1, 4));
    run.parameter("w").copyFrom(new float[] {1, 2, 3, 4});
    return run;
  }
}
