// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import static io.neurozoo.layers.dense.Layers.dense;
import static io.neurozoo.layers.dense.Layers.dropout;
import static io.neurozoo.layers.dense.Layers.elu;
import static io.neurozoo.layers.dense.Layers.flatten;
import static io.neurozoo.layers.dense.Layers.gaussianDropout;
import static io.neurozoo.layers.dense.Layers.gaussianNoise;
import static io.neurozoo.layers.dense.Layers.hardSigmoid;
import static io.neurozoo.layers.dense.Layers.identity;
import static io.neurozoo.layers.dense.Layers.leakyRelu;
import static io.neurozoo.layers.dense.Layers.permute;
import static io.neurozoo.layers.dense.Layers.prelu;
import static io.neurozoo.layers.dense.Layers.relu;
import static io.neurozoo.layers.dense.Layers.repeatVector;
import static io.neurozoo.layers.dense.Layers.reshape;
import static io.neurozoo.layers.dense.Layers.selu;
import static io.neurozoo.layers.dense.Layers.sigmoid;
import static io.neurozoo.layers.dense.Layers.softmax;
import static io.neurozoo.layers.dense.Layers.softplus;
import static io.neurozoo.layers.dense.Layers.softsign;
import static io.neurozoo.layers.dense.Layers.tanh;
import static io.neurozoo.layers.dense.Layers.thresholdedRelu;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.layer.Branches;
import io.neurozoo.layer.Concatenate;
import io.neurozoo.layer.Dot;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Merge;
import io.neurozoo.layer.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Our layers for those of Keras 2, by their names and arguments. */
final class KerasLayers {
  private KerasLayers() {}

  /**
   * A network of layers in a row; where the last one is a merge, every dense layer before it begins
   * a branch.
   */
  static Layer network(List<JsonObject> layers) {
    if (layers.isEmpty()) {
      return identity();
    }
    JsonObject last = layers.getLast();
    Layer merge = merge(last.requireString("layer"), last.requireObject("options"));
    if (merge == null) {
      return Network.of(layers.stream().map(KerasLayers::layer).toList());
    }
    List<List<Layer>> branches = new ArrayList<>();
    for (JsonObject layer : layers.subList(0, layers.size() - 1)) {
      if (layer.requireString("layer").equals("Dense")) {
        branches.add(new ArrayList<>());
      }
      branches.getLast().add(layer(layer));
    }
    List<Layer> networks = new ArrayList<>();
    branches.forEach(branch -> networks.add(Network.of(branch)));
    return Branches.of(networks).merge(merge);
  }

  private static Layer merge(String name, JsonObject options) {
    return switch (name) {
      case "Add" -> new Merge(Merge.Operation.ADD);
      case "Subtract" -> new Merge(Merge.Operation.SUBTRACT);
      case "Multiply" -> new Merge(Merge.Operation.MULTIPLY);
      case "Average" -> new Merge(Merge.Operation.AVERAGE);
      case "Maximum" -> new Merge(Merge.Operation.MAXIMUM);
      case "Minimum" -> new Merge(Merge.Operation.MINIMUM);
      case "Concatenate" -> new Concatenate(options.requireInt("axis"));
      case "Dot" -> {
        int[] axes =
            options.require("axes") instanceof JsonArray both
                ? both.ints()
                : new int[] {options.requireInt("axes"), options.requireInt("axes")};
        yield new Dot(axes[0], axes[1], options.requireBoolean("normalize"));
      }
      default -> null;
    };
  }

  private static Layer layer(JsonObject layer) {
    JsonArray arguments = layer.requireArray("args");
    JsonObject options = layer.requireObject("options");
    return switch (layer.requireString("layer")) {
      case "Dense" -> dense(arguments, options);
      case "Dropout" -> dropout(arguments.requireFloat(0));
      case "GaussianDropout" -> gaussianDropout(arguments.requireFloat(0));
      case "GaussianNoise" -> gaussianNoise(arguments.requireFloat(0));
      case "Flatten" -> flatten();
      case "Permute" -> permute(boxed(arguments.requireArray(0)));
      case "Reshape" -> reshape(boxed(arguments.requireArray(0)));
      case "RepeatVector" -> repeatVector(arguments.requireInt(0));
      case "ELU" -> elu(options.requireFloat("alpha"));
      case "LeakyReLU" -> leakyRelu(options.requireFloat("alpha"));
      case "PReLU" -> prelu();
      case "ThresholdedReLU" -> thresholdedRelu(options.requireFloat("theta"));
      case "BatchNormalization" -> batchNorm(options);
      case String other -> throw new AssertionError("no layer of ours for Keras' " + other);
    };
  }

  private static Integer[] boxed(JsonArray integers) {
    return Arrays.stream(integers.ints()).boxed().toArray(Integer[]::new);
  }

  private static Layer dense(JsonArray arguments, JsonObject options) {
    Dense dense = Layers.dense(arguments.requireInt(0));
    boolean bias = !options.has("use_bias") || options.requireBoolean("use_bias");
    String activation = options.optionalString("activation").orElse("linear");
    return Network.of(bias ? dense : dense.withoutBias(), activation(activation));
  }

  private static Layer batchNorm(JsonObject options) {
    BatchNorm layer =
        BatchNorm.keras()
            .withAxis(options.requireInt("axis"))
            .withEpsilon(options.requireFloat("epsilon"));
    BatchNorm scaled = options.requireBoolean("scale") ? layer : layer.withoutScale();
    return options.requireBoolean("center") ? scaled : scaled.withoutCenter();
  }

  static Layer activation(String name) {
    return switch (name) {
      case "linear" -> identity();
      case "relu" -> relu();
      case "tanh" -> tanh();
      case "sigmoid" -> sigmoid();
      case "softmax" -> softmax();
      case "softplus" -> softplus();
      case "softsign" -> softsign();
      case "elu" -> elu();
      case "selu" -> selu();
      case "hard_sigmoid" -> hardSigmoid(0.2f);
      default -> throw new AssertionError("no activation of ours for Keras' " + name);
    };
  }
}
