// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.Dense;
import io.neurozoo.layers.dense.WeightInit;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.loss.CrossEntropy;
import io.neurozoo.training.loss.MeanSquaredError;
import io.neurozoo.training.rule.AveragedPerceptron;
import io.neurozoo.training.rule.Backpropagation;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelsTest {
  private static final Task DIGITS =
      Task.classification(Shape.of(28, 28), List.of("a", "b", "c", "d"));
  private static final Task VALUES = Task.regression(Shape.of(5), 2);

  private static final Recipe<FeedForwardOptions> FEED_FORWARD =
      new DescentRecipe<>(FeedForward.ID, FeedForwardOptions::learningRate, List.of());

  private static Network feedForward(List<Integer> hidden, Activation activation, float dropout) {
    return (Network)
        new FeedForward()
            .build(
                new FeedForwardOptions(hidden, activation, FirstWeights.AUTO, dropout, 0.001f),
                DIGITS);
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

  @ParameterizedTest
  @EnumSource(FirstWeights.class)
  void firstWeightsCanBeNamed(FirstWeights init) {
    var options = new FeedForwardOptions(List.of(3), Activation.RELU, init, 0, 0.001f);
    Network network = (Network) new FeedForward().build(options, DIGITS);
    String hidden = ((Dense) network.layers().get("dense1")).init().name();
    String last = ((Dense) network.layers().get("dense2")).init().name();
    assertEquals(init == FirstWeights.AUTO ? "HE_NORMAL" : init.name(), hidden);
    assertEquals(init == FirstWeights.AUTO ? "GLOROT_UNIFORM" : init.name(), last);
  }

  /** What has one meaning has one name and one type, whatever the model. */
  @Test
  void optionsOfOneNameMeanTheSame() {
    Map<String, String> seen = new HashMap<>();
    for (Architecture<?> model : new ModelProvider().architectures()) {
      for (RecordComponent option : model.defaults().getClass().getRecordComponents()) {
        if (model instanceof RadialBasisNetwork && option.getName().equals("hidden")) {
          continue; // It has one hidden layer, whose width is a number and no list.
        }
        String type = option.getGenericType().getTypeName();
        assertEquals(type, seen.merge(option.getName(), type, (old, _) -> old), option::getName);
      }
    }
    assertTrue(
        seen.keySet().containsAll(List.of("hidden", "activation", "init", "dropout")),
        seen::toString);
  }

  @Test
  void fewExamplesAreSeenMoreOften() {
    assertEquals(new Pace(20, 128), Pace.of(60_000, 20, 128));
    assertEquals(new Pace(20, 128), Pace.of(Integer.MAX_VALUE, 20, 128));
    assertEquals(new Pace(267, 8), Pace.of(120, 20, 128));
    assertEquals(new Pace(4000, 8), Pace.of(1, 20, 128));
    for (int examples = 1; examples < 5000; examples += 7) {
      Pace pace = Pace.of(examples, 20, 128);
      assertTrue(
          (long) pace.epochs() * Math.ceilDiv(examples, pace.batch()) >= 4000, pace::toString);
    }
  }

  @Test
  void fewExamplesAreAllLearnedFrom() {
    var options = new FeedForward().defaults();
    assertEquals(0, FEED_FORWARD.setup(options, DIGITS, 199).validationFraction());
    assertEquals(0.05, FEED_FORWARD.setup(options, DIGITS, 200).validationFraction());
  }

  @Test
  void feedForwardLearnsClassesAndValues() {
    var options = new FeedForward().defaults();
    Phase classes = only(FEED_FORWARD.setup(options, DIGITS));
    assertInstanceOf(CrossEntropy.class, classes.evaluationLoss());
    Phase values = only(FEED_FORWARD.setup(options, VALUES));
    assertInstanceOf(MeanSquaredError.class, values.evaluationLoss());
  }

  @Test
  void centresNeedMoreExamplesThanThereAreOfThem() {
    var recipe = new RadialBasisRecipe();
    var options = new RadialBasisOptions(120, 3, FirstWeights.AUTO, 0.02f);
    assertEquals(2, recipe.setup(options, DIGITS, 121).phases().size());
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> recipe.setup(options, DIGITS, 120));
    assertEquals(
        "radial-basis: hidden is 120 and there are 120 examples to learn from; k-means needs more"
            + " examples than units: set hidden to less, such as 30",
        e.getMessage());
  }

  @Test
  void benchmarksSetOptionsThatTheModelHas() {
    for (Recipe<?> recipe : new ModelProvider().recipes()) {
      assertTrue(!recipe.benchmarks().isEmpty(), recipe::architecture);
      List<String> known =
          new ModelProvider()
              .architectures().stream()
                  .filter(a -> a.id().equals(recipe.architecture()))
                  .flatMap(a -> Stream.of(a.defaults().getClass().getRecordComponents()))
                  .map(RecordComponent::getName)
                  .toList();
      recipe
          .benchmarks()
          .forEach(
              b -> assertTrue(known.containsAll(b.options().keySet()), recipe::architecture));
    }
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

  private static Phase only(TrainingSetup setup) {
    assertEquals(1, setup.phases().size());
    return setup.phases().getFirst();
  }
}
