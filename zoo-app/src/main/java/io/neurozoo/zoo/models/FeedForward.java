// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.flatten;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.WeightInit;
import java.util.ArrayList;
import java.util.List;

/** The feed-forward network, also called multilayer perceptron. */
final class FeedForward implements Architecture<FeedForwardOptions> {
  static final String ID = "neurozoo:feed-forward";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> aliases() {
    return List.of("FF", "mlp");
  }

  @Override
  public String summary() {
    return "dense layers one after the other, trained by backpropagation";
  }

  @Override
  public String reference() {
    return "Rumelhart, Hinton and Williams 1986, \"Learning representations by back-propagating"
        + " errors\", Nature 323; on MNIST: LeCun, Bottou, Bengio and Haffner 1998,"
        + " \"Gradient-based learning applied to document recognition\", Proc. IEEE 86(11)";
  }

  @Override
  public String card() {
    return """
    Every input is joined to every unit of the first hidden layer, and so on to the outputs: the
    plainest network that can learn a curved boundary. It is a good first attempt at any input of
    fixed size, and the yardstick for everything built to do better.

    It knows nothing about pictures: shuffling the pixels in one fixed way would not change what
    it learns, and a digit moved by a few pixels is another input to it. Dropout (Srivastava et
    al. 2014) keeps it from learning the training data by heart.\
    """;
  }

  @Override
  public FeedForwardOptions defaults() {
    return new FeedForwardOptions(
        List.of(800), Activation.RELU, FirstWeights.AUTO, 0.5f, 0.001f);
  }

  @Override
  public Layer build(FeedForwardOptions options, Task task) {
    Activation activation = options.activation();
    List<Layer> layers = new ArrayList<>(List.of(flatten()));
    for (int width : options.hidden()) {
      layers.add(dense(width).withInit(options.init().or(activation.init())));
      layers.add(activation.layer());
      if (options.dropout() > 0) {
        layers.add(dropout(options.dropout()));
      }
    }
    layers.add(dense(task.outputs()).withInit(options.init().or(WeightInit.GLOROT_UNIFORM)));
    return Network.of(layers);
  }
}
