// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.flatten;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.architecture.Option;
import io.neurozoo.architecture.Task;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Network;
import java.util.ArrayList;
import java.util.List;

/** A highway network for examples of any shape, with snake in its transforms. */
public record HighwayNet() implements Architecture<HighwayNet.Options> {
  static final String ID = "acme:highway-net";

  /**
   * The options.
   *
   * @param hidden units of all hidden layers, which must have one width
   * @param depth how many highway layers
   * @param a frequency of snake's periodic part
   */
  public record Options(
      @Option(value = "units of every hidden layer", min = 1) int hidden,
      @Option(value = "how many highway layers", min = 1, max = 1000) int depth,
      @Option(value = "frequency of snake's periodic part, above 0", min = 1e-6) float a) {}

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
    return "highway network: gates let a layer's input pass it by, so that depth does not hurt";
  }

  @Override
  public String reference() {
    return "Srivastava, Greff and Schmidhuber 2015, Highway networks, arXiv:1505.00387";
  }

  @Override
  public String card() {
    return """
    A dense layer brings the input to the hidden width, highway layers follow, and a dense \
    layer reads the outputs off. Each highway layer mixes its input with a dense transform of \
    it by a learned gate; the transform's activation is snake (Ziyin, Hartwig and Ueda 2020).\
    """;
  }

  @Override
  public Options defaults() {
    return new Options(64, 3, 1f);
  }

  @Override
  public Layer build(Options options, Task task) {
    List<Layer> layers = new ArrayList<>();
    layers.add(flatten());
    layers.add(dense(options.hidden()));
    for (int i = 0; i < options.depth(); i++) {
      layers.add(new Highway(Network.of(dense(options.hidden()), new SnakeLayer(options.a()))));
    }
    layers.add(dense(task.outputs()));
    return Network.of(layers);
  }
}
