// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static io.neurozoo.layers.dense.Layers.batchNorm;
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

/** The deep feed-forward network. */
final class DeepFeedForward implements Architecture<DeepFeedForwardOptions> {
  static final String ID = "neurozoo:deep-feed-forward";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> aliases() {
    return List.of("DFF", "deep-mlp");
  }

  @Override
  public String summary() {
    return "many dense layers one after the other, normalised so that they learn together";
  }

  @Override
  public String reference() {
    return "Glorot and Bengio 2010, \"Understanding the difficulty of training deep feedforward"
        + " neural networks\", AISTATS; He, Zhang, Ren and Sun 2015, \"Delving deep into"
        + " rectifiers\"; Ioffe and Szegedy 2015, \"Batch normalization\"";
  }

  @Override
  public String card() {
    return """
    More layers than the plain feed-forward network has, each on what the one before made of the
    input. What kept such networks from learning was that gradients faded or grew on their way
    back through the layers; first weights that keep the variance (He et al. 2015), rectified
    units, and normalisation over the batch (Ioffe and Szegedy 2015) cure it. Dropout keeps the
    many weights from learning the training data by heart.

    On pictures a convolutional network does better with fewer weights; on tables this is the
    network to beat, after boosted trees.\
    """;
  }

  @Override
  public DeepFeedForwardOptions defaults() {
    return new DeepFeedForwardOptions(
        List.of(512, 256, 128), Activation.RELU, true, FirstWeights.AUTO, 0.2f, 0.002f);
  }

  @Override
  public Layer build(DeepFeedForwardOptions options, Task task) {
    Activation activation = options.activation();
    List<Layer> layers = new ArrayList<>(List.of(flatten()));
    for (int width : options.hidden()) {
      layers.add(dense(width).withInit(options.init().or(activation.init())));
      if (options.batchNorm()) {
        layers.add(batchNorm());
      }
      layers.add(activation.layer());
      if (options.dropout() > 0) {
        layers.add(dropout(options.dropout()));
      }
    }
    layers.add(dense(task.outputs()).withInit(options.init().or(WeightInit.GLOROT_UNIFORM)));
    return Network.of(layers);
  }
}
