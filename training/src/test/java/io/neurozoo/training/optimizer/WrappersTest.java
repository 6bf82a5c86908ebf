// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.graph.Initializer;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import io.neurozoo.training.LearningRule;
import io.neurozoo.training.RuleRun;
import io.neurozoo.training.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put around an optimiser: which parameters it reaches, and what it leaves alone. */
class WrappersTest {
  private static final Optimizer STILL = Optimizer.sgd(0.5f);

  /** A weight, its bias and a scale; the gradient of both is the input. */
  private static RuleRun run(Optimizer optimizer, float... parameters) {
    Layer layer =
        (g, x) ->
            x.matmul(g.parameter("weight", Shape.of(2, 1), Initializer.zeros()))
                .plus(g.parameter("bias", Shape.of(2), Initializer.zeros()));
    LearningRule rule =
        u -> {
          var half = u.input().reshape(Shape.of(2, 2));
          var weight = half.sum(1); // [2, 1]
          var bias = half.sum(0).reshape(Shape.of(2));
          var gradient = u.pack(List.of(weight, bias));
          u.setParameters(optimizer.step(u, u.flatParameters(), gradient));
        };
    RuleRun run = new RuleRun(layer, rule, TensorType.f32(2, 2), TensorType.f32(2, 2));
    run.parameter("weight").copyFrom(new float[] {parameters[0], parameters[1]});
    run.parameter("bias").copyFrom(new float[] {parameters[2], parameters[3]});
    return run;
  }

  private static void assertStep(
      Optimizer optimizer, float[] before, double[] gradient, float... expected) {
    try (RuleRun run = run(optimizer, before)) {
      run.step(0, gradient, new double[0]);
      float[] weight = run.parameter("weight").toFloats();
      float[] bias = run.parameter("bias").toFloats();
      assertArrayEquals(expected, new float[] {weight[0], weight[1], bias[0], bias[1]}, 1e-7f);
    }
  }

  private static final float[] BEFORE = {1, -2, 3, 4};
  private static final double[] NOTHING = new double[4];

  @Test
  void decayAndPenaltiesLeaveBiasesAlone() {
    assertStep(STILL.withWeightDecay(0.5f), BEFORE, NOTHING, 0.75f, -1.5f, 3, 4);
    assertStep(STILL.withL2(0.5f), BEFORE, NOTHING, 0.75f, -1.5f, 3, 4);
    assertStep(STILL.withL1(0.5f), BEFORE, NOTHING, 0.75f, -1.75f, 3, 4);
    assertStep(STILL.withL1(0.5f), new float[] {0, -0f, 3, 4}, NOTHING, 0, 0, 3, 4);
  }

  @Test
  void orReachThemWhereTheyAreTold() {
    assertStep(
        new WeightDecay(STILL, 0.5f, Decayed.ALL), BEFORE, NOTHING, 0.75f, -1.5f, 2.25f, 3);
    assertStep(new Penalty(STILL, 1, 0.5f, Decayed.ALL), BEFORE, NOTHING, .25f, -1, 1.75f, 2.5f);
  }

  @Test
  void aNetworkOfVectorsHasNothingThatDecays() {
    Layer scale = (g, x) -> x.times(g.parameter("scale", Shape.of(2), Initializer.zeros()));
    LearningRule rule =
        u -> {
          var gradient = u.pack(List.of(u.input().reshape(Shape.of(2))));
          u.setParameters(
              STILL.withWeightDecay(0.5f).step(u, u.flatParameters(), gradient));
        };
    try (RuleRun run = new RuleRun(scale, rule, TensorType.f32(1, 2), TensorType.f32(1, 2))) {
      run.parameter("scale").copyFrom(new float[] {1, 2});
      run.step(0, new double[] {0, 2}, new double[0]);
      assertArrayEquals(new float[] {1, 1}, run.parameter("scale").toFloats());
    }
  }

  @Test
  void decayFollowsTheScheduleAndIsNotSeenByMomentum() {
    Optimizer optimizer =
        Optimizer.sgd(Schedule.exponential(0.5f, 0.5f), 0.9f).withWeightDecay(0.5f);
    try (RuleRun run = run(optimizer, BEFORE)) {
      for (int i = 0; i < 20; i++) {
        run.step(0, NOTHING, new double[0]);
      }
      // Ten steps an epoch: ten with a rate of 0.5, ten with 0.25.
      double expected = Math.pow(0.75, 10) * Math.pow(0.875, 10);
      assertEquals(expected, run.parameter("weight").get(0), 1e-6);
      assertEquals(0, run.slot("momentum", "weight").get(0));
    }
  }

  @Test
  void gradientsWithinTheLimitsKeepTheirBits() {
    double[] gradient = {1e-20, -0.3, 1e-8, 0.5};
    float[] plain = step(STILL, gradient);
    assertArrayEquals(plain, step(STILL.clippedByValue(1), gradient));
    assertArrayEquals(plain, step(STILL.clippedByNorm(2), gradient));
  }

  private static float[] step(Optimizer optimizer, double[] gradient) {
    try (RuleRun run = run(optimizer, 0, 0, 0, 0)) {
      run.step(0, gradient, new double[0]);
      float[] weight = run.parameter("weight").toFloats();
      float[] bias = run.parameter("bias").toFloats();
      return new float[] {weight[0], weight[1], bias[0], bias[1]};
    }
  }

  @Test
  void gradientsFarBeyondTheLimitsHaveTheirSize() {
    // Gradients: of the weight -1e10 and 3e10, of the bias 2e10 and 0.
    double[] gradient = {-1e10, 0, 3e10, 0};
    assertArrayEquals(
        new float[] {0.5f, -0.5f, -0.5f, 0}, step(STILL.clippedByValue(1), gradient));
    double norm = Math.sqrt(1 + 9 + 4);
    float[] step = step(STILL.clippedByNorm(2), gradient);
    assertEquals(1 / norm, step[0], 1e-6);
    assertEquals(-3 / norm, step[1], 1e-6);
    assertEquals(-2 / norm, step[2], 1e-6);
  }

  @Test
  void theOutermostActsFirst() {
    // Clipped to 1, then the penalty of 2 on top: 3 in all, and not 1.
    Optimizer clippedFirst = STILL.withL2(1).clippedByValue(1);
    assertStep(clippedFirst, new float[] {2, 0, 0, 0}, new double[] {9, 0, 0, 0},
        0.5f, 0, -0.5f, 0);
    Optimizer penaltyFirst = new Penalty(STILL.clippedByValue(1), 0, 1, Decayed.WEIGHTS);
    assertStep(penaltyFirst, new float[] {2, 0, 0, 0}, new double[] {9, 0, 0, 0},
        1.5f, 0, -0.5f, 0);
  }

  @Test
  void twoOptimisersOfOneKindAreEqualWhereTheirNumbersAre() {
    assertEquals(Optimizer.adamW(0.1f), Optimizer.adamW(0.1f));
    assertEquals(
        Optimizer.sgd(Schedule.cosine(1).afterWarmUp(2)),
        Optimizer.sgd(Schedule.cosine(1).afterWarmUp(2)));
  }

  @Test
  void refusesNumbersOutOfRange() {
    refuses("weight decay is -1.0; it must be finite and not negative",
        () -> STILL.withWeightDecay(-1));
    refuses("l1 is NaN; it must be finite and not negative", () -> STILL.withL1(Float.NaN));
    refuses("l2 is -0.1; it must be finite and not negative", () -> STILL.withL2(-0.1f));
    refuses("clip by value: limit is 0.0; it must be finite and above 0",
        () -> STILL.clippedByValue(0));
    refuses("clip by norm: limit is -1.0; it must be finite and above 0",
        () -> STILL.clippedByNorm(-1));
    refuses("epsilon is 0.0; it must be finite and above 0", () -> Epsilon.underRoot(0));
    Schedule one = Schedule.constant(1);
    refuses("adagrad: initial is -1.0; it must be finite and not negative",
        () -> new Adagrad(one, -1, Epsilon.underRoot(1)));
    refuses("rmsprop: decay is 1.0; it must be at least 0 and below 1",
        () -> new RmsProp(one, 1, Epsilon.underRoot(1), 0, false));
    refuses("rmsprop: momentum is 1.0; it must be at least 0 and below 1",
        () -> RmsProp.pytorch(one).withMomentum(1));
    refuses("nadam: beta1 is 1.0; it must be at least 0 and below 1",
        () -> new Nadam(one, 1, 0.9, 1, 0));
    refuses("nadam: momentumDecay is -1.0; it must be finite and not negative",
        () -> new Nadam(one, 0.9, 0.9, 1, -1));
  }

  private static void refuses(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
