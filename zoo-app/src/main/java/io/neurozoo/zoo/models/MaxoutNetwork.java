// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.maxout;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.WeightInit;
import java.util.ArrayList;
import java.util.List;

/** The maxout network. */
final class MaxoutNetwork implements Architecture<MaxoutOptions> {
  static final String ID = "neurozoo:maxout";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> aliases() {
    return List.of();
  }

  @Override
  public String summary() {
    return "dense layers whose values are each the greatest of several linear functions";
  }

  @Override
  public String reference() {
    return "Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013, \"Maxout networks\", ICML";
  }

  @Override
  public String card() {
    return """
    A hidden value is the greatest of a few linear functions of what comes before, so that the
    network learns its activation function too: any convex one, piece by piece. Made to go with
    dropout, whose averaging is nearly exact here, and it needs it: there are several times as
    many weights as in a plain network of the same widths.\
    """;
  }

  @Override
  public MaxoutOptions defaults() {
    return new MaxoutOptions(List.of(240, 240), 5, FirstWeights.AUTO, 0.2f, 0.5f, 0.001f);
  }

  @Override
  public Layer build(MaxoutOptions options, Task task) {
    WeightInit init = options.init().or(WeightInit.GLOROT_UNIFORM);
    List<Layer> layers = new ArrayList<>(List.of(flatten()));
    if (options.inputDropout() > 0) {
      layers.add(dropout(options.inputDropout()));
    }
    for (int width : options.hidden()) {
      layers.add(maxout(width, options.pieces()).withInit(init));
      if (options.dropout() > 0) {
        layers.add(dropout(options.dropout()));
      }
    }
    layers.add(dense(task.outputs()).withInit(init));
    return Network.of(layers);
  }
}
