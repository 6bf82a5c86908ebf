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
   * Glorot's uniform: U(-a, a) with a = sqrt(6 / (fanIn + fanOut)). Glorot and Bengio 2010,
   * equation 16. For tanh and sigmoid layers. PyTorch's {@code xavier_uniform_}.
   *
   * @param fanIn values that one output is computed from, at least 1; the same in all methods here
   * @param fanOut outputs that one input goes into, at least 1
   */
  static Initializer glorotUniform(int fanIn, int fanOut) {
    return uniformOfVariance(2.0 / ((double) fanIn + fanOut));
  }

  /**
   * Glorot's normal: N(0, 2 / (fanIn + fanOut)). Keras cuts the tails of its normals off, PyTorch
   * does not.
   */
  static Initializer glorotNormal(int fanIn, int fanOut) {
    return normal((float) Math.sqrt(2.0 / ((double) fanIn + fanOut)));
  }

  /**
   * He's uniform: U(-a, a) with a = sqrt(6 / fanIn). PyTorch's {@code kaiming_uniform_} for ReLU.
   */
  static Initializer heUniform(int fanIn) {
    return uniformOfVariance(2.0 / fanIn);
  }

  /**
   * He's normal: N(0, 2 / fanIn). He, Zhang, Ren and Sun 2015, equation 10. For layers before a
   * ReLU.
   */
  static Initializer heNormal(int fanIn) {
    return normal((float) Math.sqrt(2.0 / fanIn));
  }

  /**
   * LeCun's uniform: U(-a, a) with a = sqrt(3 / fanIn). LeCun, Bottou, Orr and Müller 1998, section
   * 4.6.
   */
  static Initializer lecunUniform(int fanIn) {
    return uniformOfVariance(1.0 / fanIn);
  }

  /** LeCun's normal: N(0, 1 / fanIn). For layers before a SELU (Klambauer et al. 2017). */
  static Initializer lecunNormal(int fanIn) {
    return normal((float) Math.sqrt(1.0 / fanIn));
  }

  /**
   * What PyTorch's {@code Linear} and {@code Conv} begin with, weight and bias alike: U(-a, a), a =
   * 1 / sqrt(fanIn). The bias takes the fanIn of its weight.
   */
  static Initializer pytorchDefault(int fanIn) {
    return uniformOfVariance(1.0 / 3 / fanIn);
  }

  /**
   * What Keras' {@code Dense} and {@code Conv} give their weight: {@link #glorotUniform}. Their
   * bias is zero.
   */
  static Initializer kerasDefault(int fanIn, int fanOut) {
    return glorotUniform(fanIn, fanOut);
  }

  /**
   * A random matrix with orthogonal columns of length {@code gain}, or rows where there are more
   * columns than rows. Saxe, McClelland and Ganguli 2014. Distributed as PyTorch's and Keras' are:
   * uniformly over all such matrices.
   *
   * <p>The target has at least 2 axes; its last is the columns, all others together are the rows,
   * as in Keras. The time grows with the square of the shorter side times the longer.
   *
   * @param gain finite; 1 keeps lengths, sqrt 2 is usual before a ReLU
   */
  static Initializer orthogonal(float gain) {
    return new Orthogonal(gain);
  }

  private static Initializer uniformOfVariance(double variance) {
    float a = (float) Math.sqrt(3 * variance);
    return uniform(-a, a);
  }
}
