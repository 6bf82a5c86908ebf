// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.List;

/**
 * A multi-layer perceptron: fully connected layers with ReLU between them.
 *
 * @param widths of the input, the hidden layers and the output
 * @param classes whether the outputs are logits of classes; else they are values
 */
public record Mlp(List<Integer> widths, boolean classes) {
  static final Mlp DIGITS = new Mlp(List.of(784, 512, 256, 10), true);
  static final Mlp TINY = new Mlp(List.of(2, 16, 16, 1), false);

  /** How many fully connected layers. */
  public int layers() {
    return widths.size() - 1;
  }

  /** Values of one example. */
  public int inputs() {
    return widths.getFirst();
  }

  /** Values of one output. */
  public int outputs() {
    return widths.getLast();
  }

  /** Inputs of a layer. */
  public int in(int layer) {
    return widths.get(layer);
  }

  /** Outputs of a layer. */
  public int out(int layer) {
    return widths.get(layer + 1);
  }

  /** Weights and biases of all layers. */
  public int parameters() {
    int sum = 0;
    for (int i = 0; i < layers(); i++) {
      sum += (in(i) + 1) * out(i);
    }
    return sum;
  }

  /** Values of one example in the input and behind every layer. */
  public int activations() {
    return widths.stream().mapToInt(Integer::intValue).sum();
  }

  /** Operations of the products of one forward pass. */
  public double flops(int batch) {
    double sum = 0;
    for (int i = 0; i < layers(); i++) {
      sum += 2.0 * batch * in(i) * out(i);
    }
    return sum;
  }

  /** First weights of a layer, [in, out], row-major: Glorot's uniform ones. Biases begin at 0. */
  public float[] weight(int layer) {
    float bound = (float) Math.sqrt(6.0 / (in(layer) + out(layer)));
    return Numbers.uniform(100 + layer, in(layer) * out(layer), -bound, bound);
  }

  /** The same, [out, in], as some store it. */
  public float[] transposedWeight(int layer) {
    float[] weight = weight(layer);
    float[] transposed = new float[weight.length];
    for (int i = 0; i < in(layer); i++) {
      for (int j = 0; j < out(layer); j++) {
        transposed[j * in(layer) + i] = weight[i * out(layer) + j];
      }
    }
    return transposed;
  }
}
