// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.Initializer;

/**
 * How a layer's weight gets its first values, given how many values it reads and writes. The bias
 * begins at zero but where it says otherwise.
 */
public enum WeightInit {

  /** For layers before a tanh, a sigmoid or a softmax; see {@link Initializer#glorotUniform}. */
  GLOROT_UNIFORM {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.glorotUniform(fanIn, fanOut);
    }
  },

  /** The same variance from a normal distribution; see {@link Initializer#glorotNormal}. */
  GLOROT_NORMAL {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.glorotNormal(fanIn, fanOut);
    }
  },

  /** The variance of {@link #HE_NORMAL}, uniform; see {@link Initializer#heUniform}. */
  HE_UNIFORM {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.heUniform(fanIn);
    }
  },

  /** For layers before a ReLU; see {@link Initializer#heNormal}. */
  HE_NORMAL {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.heNormal(fanIn);
    }
  },

  /** The variance of {@link #LECUN_NORMAL}, uniform; see {@link Initializer#lecunUniform}. */
  LECUN_UNIFORM {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.lecunUniform(fanIn);
    }
  },

  /** For layers before a SELU; see {@link Initializer#lecunNormal}. */
  LECUN_NORMAL {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.lecunNormal(fanIn);
    }
  },

  /** Orthogonal columns or rows of length 1; see {@link Initializer#orthogonal}. */
  ORTHOGONAL {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.orthogonal(1);
    }
  },

  /** PyTorch's default, of weight and bias alike; see {@link Initializer#pytorchDefault}. */
  PYTORCH {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.pytorchDefault(fanIn);
    }

    @Override
    Initializer ofBias(int fanIn) {
      return Initializer.pytorchDefault(fanIn);
    }
  },

  /** Keras' default, {@link #GLOROT_UNIFORM}; see {@link Initializer#kerasDefault}. */
  KERAS {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.kerasDefault(fanIn, fanOut);
    }
  },

  /** For a single layer, which needs no noise to tell its units apart. */
  ZEROS {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.zeros();
    }
  };

  /**
   * The initialiser of one weight.
   *
   * @param fanIn values that one output is computed from
   * @param fanOut outputs that one input goes into
   */
  abstract Initializer of(int fanIn, int fanOut);

  /**
   * The initialiser of the bias.
   *
   * @param fanIn that of its weight
   */
  Initializer ofBias(int fanIn) {
    return Initializer.zeros();
  }
}
