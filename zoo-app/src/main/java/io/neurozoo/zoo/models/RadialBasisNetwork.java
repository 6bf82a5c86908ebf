// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.radialBasis;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.WeightInit;
import java.util.List;

/** The radial basis function network. */
final class RadialBasisNetwork implements Architecture<RadialBasisOptions> {
  static final String ID = "neurozoo:radial-basis";

  /** The layer's name in the network. */
  static final String LAYER = "centers";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> aliases() {
    return List.of("RBF");
  }

  @Override
  public String summary() {
    return "units around centres that k-means finds, and a dense layer that reads them";
  }

  @Override
  public String reference() {
    return "Broomhead and Lowe 1988, \"Multivariable functional interpolation and adaptive"
        + " networks\", Complex Systems 2; Moody and Darken 1989, \"Fast learning in networks of"
        + " locally-tuned processing units\", Neural Computation 1(2)";
  }

  @Override
  public String card() {
    return """
    Each hidden unit answers to examples near its centre and to no others, so what it learns is
    local, and an example far from all centres is noticed by none. The centres are found first,
    without the labels, by k-means over the training data; then centres, widths and the dense
    layer are trained together.

    It needs inputs of one scale, and many centres where there are many dimensions: on pictures a
    feed-forward network does more with as many weights. k-means begins with a batch of examples
    as centres, so that there must be more training examples than units.\
    """;
  }

  @Override
  public RadialBasisOptions defaults() {
    return new RadialBasisOptions(1000, 3, FirstWeights.AUTO, 0.02f);
  }

  @Override
  public Layer build(RadialBasisOptions options, Task task) {
    return Network.of(
        flatten(),
        Network.named(LAYER, radialBasis(options.hidden())),
        dense(task.outputs()).withInit(options.init().or(WeightInit.GLOROT_UNIFORM)));
  }
}
