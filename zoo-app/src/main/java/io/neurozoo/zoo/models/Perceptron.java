// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.flatten;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.WeightInit;
import java.util.List;

/** One layer of weights: the oldest network that learns. */
final class Perceptron implements Architecture<PerceptronOptions> {
  static final String ID = "neurozoo:perceptron";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> aliases() {
    return List.of("P");
  }

  @Override
  public String summary() {
    return "one layer of weights, trained by the perceptron rule or by softmax regression";
  }

  @Override
  public String reference() {
    return "Rosenblatt 1958, \"The perceptron\", Psychological Review 65(6); averaged: Freund and"
        + " Schapire 1999, \"Large margin classification using the perceptron algorithm\"; several"
        + " classes: Collins 2002, \"Discriminative training methods for hidden Markov models\"";
  }

  @Override
  public String card() {
    return """
    One score a class, each a weighted sum of the inputs; the greatest wins. With rule=averaged it
    learns from its mistakes alone, one example at a time, and what is kept is the mean of the
    weights over all steps, which is steadier than the last ones. Its scores are no
    probabilities: shown as such they are far too sure, and so is the loss far too great. With
    rule=softmax the same network learns by descent on the cross-entropy, and they are.

    It draws straight boundaries only: whatever needs a curved one, such as exclusive or, is
    beyond it (Minsky and Papert 1969).\
    """;
  }

  @Override
  public PerceptronOptions defaults() {
    return new PerceptronOptions(PerceptronOptions.Rule.AVERAGED, 0.001f);
  }

  @Override
  public Layer build(PerceptronOptions options, Task task) {
    return Network.of(flatten(), dense(task.outputs()).withInit(WeightInit.ZEROS));
  }
}
