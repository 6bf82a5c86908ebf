// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.models;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.lwta;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import io.neurozoo.layers.dense.WeightInit;
import java.util.ArrayList;
import java.util.List;

/** The network of local winners. */
final class LwtaNetwork implements Architecture<LwtaOptions> {
  static final String ID = "neurozoo:lwta";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> aliases() {
    return List.of("local-winner-take-all");
  }

  @Override
  public String summary() {
    return "dense layers in which neighbouring values compete and only the greatest goes on";
  }

  @Override
  public String reference() {
    return "Srivastava, Masci, Kazerounian, Gomez and Schmidhuber 2013, \"Compete to compute\","
        + " NIPS";
  }

  @Override
  public String card() {
    return """
    Hidden values stand in small blocks, and in each block the greatest goes on as it is while the
    others become zero. So for every example another part of the network is at work, which forgets
    less of what it learned before when the task changes. Unlike maxout, which hands on one value
    for each block, it keeps the place of the winner, and with it who won.\
    """;
  }

  @Override
  public LwtaOptions defaults() {
    return new LwtaOptions(List.of(512, 512), 2, FirstWeights.AUTO, 0.2f, 0.4f, 0.001f);
  }

  @Override
  public Layer build(LwtaOptions options, Task task) {
    List<Layer> layers = new ArrayList<>(List.of(flatten()));
    if (options.inputDropout() > 0) {
      layers.add(dropout(options.inputDropout()));
    }
    for (int width : options.hidden()) {
      if (width % options.block() != 0) {
        throw new IllegalArgumentException(
            "lwta: hidden has a layer of " + width + ", which is no multiple of block "
                + options.block() + "; change one of them");
      }
      layers.add(dense(width).withInit(options.init().or(WeightInit.HE_NORMAL)));
      layers.add(lwta(options.block()));
      if (options.dropout() > 0) {
        layers.add(dropout(options.dropout()));
      }
    }
    layers.add(dense(task.outputs()).withInit(options.init().or(WeightInit.GLOROT_UNIFORM)));
    return Network.of(layers);
  }
}
