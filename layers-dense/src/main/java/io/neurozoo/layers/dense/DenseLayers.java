// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.layer.Layer;
import io.neurozoo.spi.LayerProvider;
import io.neurozoo.spi.LayerType;
import java.util.List;

/** Names the layers of this module. */
public final class DenseLayers implements LayerProvider {

  /** For the service loader. */
  public DenseLayers() {}

  @Override
  public List<LayerType> layers() {
    return List.of(
          type("abs", Abs.class, "any", "the same", "|x|", ""),
          type(
              "batchNorm",
              BatchNorm.class,
              "(batch, ..., features, ...)",
              "the same",
              "(x - mean) / sqrt(variance + epsilon) * weight + bias",
              "Ioffe and Szegedy 2015, algorithms 1 and 2"),
          type("dense", Dense.class, "(batch, in)", "(batch, units)", "x W + b", ""),
          type(
              "dropout",
              Dropout.class,
              "any",
              "the same",
              "x m / (1 - rate) while training",
              "Srivastava et al. 2014, section 10"),
          type(
              "elu",
              Elu.class,
              "any",
              "the same",
              "x where x > 0, else alpha (e^x - 1)",
              "Clevert et al. 2016, equation 15"),
          type("flatten", Flatten.class, "(batch, ...)", "(batch, features)", "x, row-major", ""),
          type(
              "gaussianDropout",
              GaussianDropout.class,
              "any",
              "the same",
              "x (1 + n), n ~ N(0, rate / (1 - rate)), while training",
              "Srivastava et al. 2014, section 10"),
          type(
              "gaussianNoise",
              GaussianNoise.class,
              "any",
              "the same",
              "x + n, n ~ N(0, standardDeviation^2), while training",
              "Bishop 1995"),
          type(
              "gelu",
              Gelu.class,
              "any",
              "the same",
              "x (1 + erf(x / sqrt 2)) / 2",
              "Hendrycks and Gimpel 2016, section 2"),
          type(
              "geluTanh",
              GeluTanh.class,
              "any",
              "the same",
              "x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2",
              "Hendrycks and Gimpel 2016, section 2"),
          type(
              "hardSigmoid",
              HardSigmoid.class,
              "any",
              "the same",
              "slope x + 0.5, cut at 0 and 1",
              "Courbariaux et al. 2015, equation 3"),
          type("identity", Identity.class, "any", "the same", "x", ""),
          type(
              "inputNormalization",
              InputNormalization.class,
              "(batch, ..., features)",
              "the same",
              "(x - mean) / deviation",
              ""),
          type(
              "layerNorm",
              LayerNorm.class,
              "(batch, ..., features)",
              "the same",
              "(x - mean) / sqrt(variance + epsilon) * weight + bias",
              "Ba et al. 2016, section 3"),
          type(
              "leakyRelu",
              LeakyRelu.class,
              "any",
              "the same",
              "x where x > 0, else slope x",
              "Maas et al. 2013, section 2"),
          type(
              "lwta",
              Lwta.class,
              "(batch, features)",
              "the same",
              "x where it is the greatest of its block, else 0",
              "Srivastava et al. 2013, section 3"),
          type(
              "maxout",
              Maxout.class,
              "(batch, in)",
              "(batch, units)",
              "max over j of (x W + b)_ij",
              "Goodfellow et al. 2013, section 3"),
          type(
              "noisyRelu",
              NoisyRelu.class,
              "any",
              "the same",
              "max(0, x + n), n ~ N(0, sigmoid(x)), while training",
              "Nair and Hinton 2010, section 2"),
          type(
              "permute",
              Permute.class,
              "(batch, ...)",
              "(batch, ...)",
              "x with its axes in another order",
              ""),
          type(
              "prelu",
              PRelu.class,
              "(batch, features, ...)",
              "the same",
              "x where x > 0, else a x",
              "He et al. 2015, equation 1"),
          type(
              "radialBasis",
              RadialBasis.class,
              "(batch, in)",
              "(batch, units)",
              "exp(-|x - c_j|^2 / (2 s_j^2))",
              "Broomhead and Lowe 1988; Moody and Darken 1989"),
          type("relu", Relu.class, "any", "the same", "max(x, 0)", "Nair and Hinton 2010"),
          type(
              "repeatVector",
              RepeatVector.class,
              "(batch, features)",
              "(batch, times, features)",
              "x, times times",
              ""),
          type(
              "reshape",
              Reshape.class,
              "(batch, ...)",
              "(batch, extents...)",
              "x, row-major",
              ""),
          type(
              "selu",
              Selu.class,
              "any",
              "the same",
              "lambda x where x > 0, else lambda alpha (e^x - 1)",
              "Klambauer et al. 2017, equation 2"),
          type("sigmoid", Sigmoid.class, "any", "the same", "1 / (1 + e^-x)", ""),
          type("softmax", Softmax.class, "any", "the same", "e^x_i / sum_j e^x_j", "Bridle 1990"),
          type("softplus", Softplus.class, "any", "the same", "ln(1 + e^x)", "Dugas et al. 2001"),
          type(
              "softsign",
              Softsign.class,
              "any",
              "the same",
              "x / (1 + |x|)",
              "Bergstra et al. 2009"),
          type(
              "swish",
              Swish.class,
              "any",
              "the same",
              "x sigmoid(beta x)",
              "Ramachandran et al. 2017; Elfwing et al. 2018"),
          type("tanh", Tanh.class, "any", "the same", "tanh x", ""),
          type(
              "thresholdedRelu",
              ThresholdedRelu.class,
              "any",
              "the same",
              "x where x > theta, else 0",
              "Konda et al. 2015"));
  }

  private static LayerType type(
      String name,
      Class<? extends Layer> type,
      String input,
      String output,
      String formula,
      String reference) {
    return new LayerType("neurozoo:" + name, type, input, output, formula, reference);
  }
}
