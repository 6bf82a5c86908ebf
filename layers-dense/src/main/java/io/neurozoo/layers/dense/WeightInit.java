// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.Initializer;
import java.util.function.IntFunction;

/**
 * How a layer's weight gets its first values, given how many values it reads and writes. The bias
 * begins at zero but where it says otherwise.
 */
public enum WeightInit {

  /** For layers before a tanh, a sigmoid or a softmax; see {@link Initializer#glorotUniform}. */
  GLOROT_UNIFORM(Initializer::glorotUniform),

  /** The same variance from a normal distribution; see {@link Initializer#glorotNormal}. */
  GLOROT_NORMAL(Initializer::glorotNormal),

  /** The variance of {@link #HE_NORMAL}, uniform; see {@link Initializer#heUniform}. */
  HE_UNIFORM((in, _) -> Initializer.heUniform(in)),

  /** For layers before a ReLU; see {@link Initializer#heNormal}. */
  HE_NORMAL((in, _) -> Initializer.heNormal(in)),

  /** The variance of {@link #LECUN_NORMAL}, uniform; see {@link Initializer#lecunUniform}. */
  LECUN_UNIFORM((in, _) -> Initializer.lecunUniform(in)),

  /** For layers before a SELU; see {@link Initializer#lecunNormal}. */
  LECUN_NORMAL((in, _) -> Initializer.lecunNormal(in)),

  /** Orthogonal columns or rows of length 1; see {@link Initializer#orthogonal}. */
  ORTHOGONAL((_, _) -> Initializer.orthogonal(1)),

  /** PyTorch's default, of weight and bias alike; see {@link Initializer#pytorchDefault}. */
  PYTORCH((in, _) -> Initializer.pytorchDefault(in), Initializer::pytorchDefault),

  /** Keras' default, {@link #GLOROT_UNIFORM}; see {@link Initializer#kerasDefault}. */
  KERAS(Initializer::kerasDefault),

  /** For a single layer, which needs no noise to tell its units apart. */
  ZEROS((_, _) -> Initializer.zeros());

  private final Weight weight;
  private final IntFunction<Initializer> bias;

  WeightInit(Weight weight) {
    this(weight, _ -> Initializer.zeros());
  }

  WeightInit(Weight weight, IntFunction<Initializer> bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /** Makes the initialiser of a weight. */
  private interface Weight {
    Initializer of(int fanIn, int fanOut);
  }

  /**
   * The initialiser.
   *
   * @param fanIn values that one output is computed from
   * @param fanOut outputs that one input goes into
   */
  Initializer of(int fanIn, int fanOut) {
    return weight.of(fanIn, fanOut);
  }

  /**
   * The initialiser of the bias.
   *
   * @param fanIn that of its weight
   */
  Initializer ofBias(int fanIn) {
    return bias.apply(fanIn);
  }
}
