// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.Dense;
import io.neurozoo.layers.dense.WeightInit;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.loss.CrossEntropy;
import io.neurozoo.training.loss.MeanSquaredError;
import io.neurozoo.training.rule.AveragedPerceptron;
import io.neurozoo.training.rule.Backpropagation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private static final Task DIGITS =
      Task.classification(Shape.of(28, 28), List.of("a", "b", "c", "d"));
  private static final Task VALUES = Task.regression(Shape.of(5), 2);

  private static Network feedForward(List<Integer> hidden, Activation activation, float dropout) {
    return (Network)
        new FeedForward()
            .build(new FeedForwardOptions(hidden, activation, dropout, 0.001f), DIGITS);
  }

  @Test
  void hiddenIsTheWidthsOfTheLayersInBetween() {
    Network network = feedForward(List.of(300, 100), Activation.RELU, 0.2f);
    assertEquals(
        List.of("flatten1", "dense1", "relu1", "dropout1", "dense2", "relu2", "dropout2", "dense3"),
        List.copyOf(network.layers().keySet()));
    assertEquals(300, ((Dense) network.layers().get("dense1")).units());
    assertEquals(100, ((Dense) network.layers().get("dense2")).units());
    assertEquals(4, ((Dense) network.layers().get("dense3")).units());
  }

  @Test
  void withoutDropoutThereIsNoSuchLayer() {
    Network network = feedForward(List.of(3), Activation.TANH, 0);
    assertEquals(
        List.of("flatten1", "dense1", "tanh1", "dense2"), List.copyOf(network.layers().keySet()));
    assertEquals(2, feedForward(List.of(), Activation.TANH, 0.5f).layers().size());
  }

  @Test
  void firstWeightsSuitTheActivation() {
    Network relu = feedForward(List.of(3), Activation.RELU, 0);
    assertEquals(WeightInit.HE_NORMAL, ((Dense) relu.layers().get("dense1")).init());
    assertEquals(WeightInit.GLOROT_UNIFORM, ((Dense) relu.layers().get("dense2")).init());
    Network sigmoid = feedForward(List.of(3), Activation.SIGMOID, 0);
    assertEquals(WeightInit.GLOROT_UNIFORM, ((Dense) sigmoid.layers().get("dense1")).init());
  }

  @Test
  void feedForwardLearnsClassesAndValues() {
    var recipe = new FeedForwardRecipe();
    var options = new FeedForward().defaults();
    assertInstanceOf(CrossEntropy.class, only(recipe.setup(options, DIGITS)).evaluationLoss());
    assertInstanceOf(MeanSquaredError.class, only(recipe.setup(options, VALUES)).evaluationLoss());
  }

  @Test
  void thePerceptronsRuleIsAnOption() {
    var recipe = new PerceptronRecipe();
    var averaged =
        only(recipe.setup(new PerceptronOptions(PerceptronOptions.Rule.AVERAGED, 1), DIGITS));
    assertInstanceOf(AveragedPerceptron.class, averaged.rule());
    assertEquals(1, averaged.batch());
    var softmax =
        only(recipe.setup(new PerceptronOptions(PerceptronOptions.Rule.SOFTMAX, 1), DIGITS));
    assertInstanceOf(Backpropagation.class, softmax.rule());
  }

  @Test
  void thePerceptronRefusesValues() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PerceptronRecipe().setup(new Perceptron().defaults(), VALUES));
    assertTrue(e.getMessage().contains("rule 'averaged'"), e.getMessage());
  }

  private static io.neurozoo.training.Phase only(TrainingSetup setup) {
    assertEquals(1, setup.phases().size());
    return setup.phases().getFirst();
  }
}
