// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Tensor;

/** Gives a parameter or state its first values. */
@FunctionalInterface
public interface Initializer {

  /**
   * Fills {@code target}.
   *
   * @param random the stream of this parameter, keyed by seed and dotted name
   */
  void fill(Tensor target, Philox random);

  /** Every element the same. */
  static Initializer constant(float value) {
    return (target, random) -> {
      for (long i = 0; i < target.shape().size(); i++) {
        target.set(i, value);
      }
    };
  }

  /** All zeros. */
  static Initializer zeros() {
    return constant(0);
  }

  /** Uniform in [low, high). */
  static Initializer uniform(float low, float high) {
    return (target, random) -> {
      for (long i = 0; i < target.shape().size(); i++) {
        target.set(i, low + (high - low) * random.uniform(0, i));
      }
    };
  }

  /** Normal with mean 0. */
  static Initializer normal(float standardDeviation) {
    return (target, random) -> {
      for (long i = 0; i < target.shape().size(); i++) {
        target.set(i, standardDeviation * random.normal(0, i));
      }
    };
  }

  /**
   * Glorot's uniform: U(-a, a) with a = sqrt(6 / (fanIn + fanOut)). Glorot and Bengio 2010, equation 16. For tanh and
   * sigmoid layers.
   */
  static Initializer glorotUniform(int fanIn, int fanOut) {
    float a = (float) Math.sqrt(6.0 / (fanIn + fanOut));
    return uniform(-a, a);
  }

  /** He's normal: N(0, 2 / fanIn). He, Zhang, Ren and Sun 2015, equation 10. For layers before a ReLU. */
  static Initializer heNormal(int fanIn) {
    return normal((float) Math.sqrt(2.0 / fanIn));
  }
}
