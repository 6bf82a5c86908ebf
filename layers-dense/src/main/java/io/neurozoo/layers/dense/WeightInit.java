// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.graph.Initializer;

/** How a layer's weight gets its first values, given how many values it reads and writes. */
public enum WeightInit {

  /** For layers before a tanh, a sigmoid or a softmax; see {@link Initializer#glorotUniform}. */
  GLOROT_UNIFORM {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.glorotUniform(fanIn, fanOut);
    }
  },

  /** For layers before a ReLU; see {@link Initializer#heNormal}. */
  HE_NORMAL {
    @Override
    Initializer of(int fanIn, int fanOut) {
      return Initializer.heNormal(fanIn);
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
}
