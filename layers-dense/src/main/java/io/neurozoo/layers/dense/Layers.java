// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import io.neurozoo.layer.Branches;
import io.neurozoo.layer.Concatenate;
import io.neurozoo.layer.Frozen;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.Merge;
import io.neurozoo.layer.Merge.Operation;
import io.neurozoo.layer.Residual;
import io.neurozoo.layer.Shared;
import java.util.List;

/** The layers of this module, to be imported statically. */
public final class Layers {
  private Layers() {}

  /** A fully connected layer with bias and Glorot's uniform weights. */
  public static Dense dense(int units) {
    return new Dense(units, true, WeightInit.GLOROT_UNIFORM);
  }

  /** Makes one row of each example; before the first {@link #dense}. */
  public static Flatten flatten() {
    return new Flatten();
  }

  /** Sets a share of the values to zero at random while training. */
  public static Dropout dropout(float rate) {
    return new Dropout(rate);
  }

  /** max(x, 0). */
  public static Relu relu() {
    return new Relu();
  }

  /** tanh x. */
  public static Tanh tanh() {
    return new Tanh();
  }

  /** 1 / (1 + exp(-x)). */
  public static Sigmoid sigmoid() {
    return new Sigmoid();
  }

  /** x where it is positive, else slope x. */
  public static LeakyRelu leakyRelu(float slope) {
    return new LeakyRelu(slope);
  }

  /** A leaky ReLU that learns a slope for each feature, from 0.25 on. */
  public static PRelu prelu() {
    return new PRelu(0.25f, false);
  }

  /** A ReLU with normal noise while training. */
  public static NoisyRelu noisyRelu() {
    return new NoisyRelu();
  }

  /** x where it is above theta, else 0. */
  public static ThresholdedRelu thresholdedRelu(float theta) {
    return new ThresholdedRelu(theta);
  }

  /** x where it is positive, else e^x - 1. */
  public static Elu elu() {
    return new Elu(1);
  }

  /** x where it is positive, else alpha (e^x - 1). */
  public static Elu elu(float alpha) {
    return new Elu(alpha);
  }

  /** The self-normalising unit, a scaled ELU. */
  public static Selu selu() {
    return new Selu();
  }

  /** x Phi(x), exactly, with the error function. */
  public static Gelu gelu() {
    return new Gelu();
  }

  /** x Phi(x), approximately, with a tanh. */
  public static GeluTanh geluTanh() {
    return new GeluTanh();
  }

  /** ln(1 + e^x). */
  public static Softplus softplus() {
    return new Softplus();
  }

  /** x / (1 + |x|). */
  public static Softsign softsign() {
    return new Softsign();
  }

  /** x sigmoid(x). */
  public static Swish silu() {
    return new Swish(1, false);
  }

  /** x sigmoid(beta x). */
  public static Swish swish(float beta) {
    return new Swish(beta, false);
  }

  /** Probabilities along the last axis; losses on logits need none. */
  public static Softmax softmax() {
    return new Softmax();
  }

  /** |x|. */
  public static Abs abs() {
    return new Abs();
  }

  /** x / 6 + 0.5, cut at 0 and 1, as in PyTorch and Keras 3. */
  public static HardSigmoid hardSigmoid() {
    return new HardSigmoid(1 / 6f);
  }

  /** slope x + 0.5, cut at 0 and 1. */
  public static HardSigmoid hardSigmoid(float slope) {
    return new HardSigmoid(slope);
  }

  /** x. */
  public static Identity identity() {
    return new Identity();
  }

  /** The greatest of several linear functions for each unit. */
  public static Maxout maxout(int units, int pieces) {
    return new Maxout(units, pieces, WeightInit.GLOROT_UNIFORM);
  }

  /** Of each block of features only the greatest stays. */
  public static Lwta lwta(int block) {
    return new Lwta(block);
  }

  /** Gaussian units around centres. */
  public static RadialBasis radialBasis(int units) {
    return new RadialBasis(units);
  }

  /** Normalises each feature over the batch, with PyTorch's conventions. */
  public static BatchNorm batchNorm() {
    return BatchNorm.pytorch();
  }

  /** Normalises each example over its last axis, with the epsilon 1e-5. */
  public static LayerNorm layerNorm() {
    return new LayerNorm(1e-5f);
  }

  /** Multiplies by normal noise while training, as much as dropout of that rate. */
  public static GaussianDropout gaussianDropout(float rate) {
    return new GaussianDropout(rate);
  }

  /** Adds normal noise while training. */
  public static GaussianNoise gaussianNoise(float standardDeviation) {
    return new GaussianNoise(standardDeviation);
  }

  /** Other extents of each example; one may be -1. */
  public static Reshape reshape(Integer... extents) {
    return new Reshape(List.of(extents));
  }

  /** The axes of each example in another order, counted from 1. */
  public static Permute permute(Integer... axes) {
    return new Permute(List.of(axes));
  }

  /** Each row several times: (batch, times, features). */
  public static RepeatVector repeatVector(int times) {
    return new RepeatVector(times);
  }

  /** x + f(x). */
  public static Residual residual(Layer body) {
    return Residual.around(body);
  }

  /** The same parameters wherever this layer is used. */
  public static Shared shared(Layer layer) {
    return new Shared(layer);
  }

  /** A layer that training leaves as it is. */
  public static Frozen frozen(Layer layer) {
    return new Frozen(layer);
  }

  /** Layers side by side, for one that takes several values. */
  public static Branches branches(Layer... branches) {
    return Branches.of(branches);
  }

  /** The sum of what branches make. */
  public static Branches add(Layer... branches) {
    return Branches.of(branches).merge(new Merge(Operation.ADD));
  }

  /** The product of what branches make. */
  public static Branches multiply(Layer... branches) {
    return Branches.of(branches).merge(new Merge(Operation.MULTIPLY));
  }

  /** The mean of what branches make. */
  public static Branches average(Layer... branches) {
    return Branches.of(branches).merge(new Merge(Operation.AVERAGE));
  }

  /** The greatest of what branches make. */
  public static Branches maximum(Layer... branches) {
    return Branches.of(branches).merge(new Merge(Operation.MAXIMUM));
  }

  /** The smallest of what branches make. */
  public static Branches minimum(Layer... branches) {
    return Branches.of(branches).merge(new Merge(Operation.MINIMUM));
  }

  /** What branches make, one behind the other along the last axis. */
  public static Branches concatenate(Layer... branches) {
    return Branches.of(branches).merge(new Concatenate(-1));
  }
}
