// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.lang.foreign.MemorySegment;

/** Softmax regression by plain stochastic gradient descent, an example at a time. */
final class SoftmaxRegression {

  private static final int CLASSES = 10;

  private final int features;
  private final float[] weights;
  private final float[] bias = new float[CLASSES];
  private final float[] x;
  private final double[] p = new double[CLASSES];

  private SoftmaxRegression(int features) {
    this.features = features;
    this.weights = new float[CLASSES * features];
    this.x = new float[features];
  }

  /** Test accuracy after some epochs; the learning rate falls linearly to zero. */
  static double accuracy(DataSplits data, int epochs) {
    Dataset train = data.train();
    SoftmaxRegression model = new SoftmaxRegression((int) train.inputShape().size());
    Shuffle shuffle = new Shuffle(train.size(), 1);
    for (int epoch = 0; epoch < epochs; epoch++) {
      float rate = 0.01f * (epochs - epoch) / epochs;
      for (int example : shuffle.order(epoch)) {
        model.step(train, example, rate);
      }
    }
    int right = 0;
    for (int i = 0; i < data.test().size(); i++) {
      if (model.predict(data.test(), i) == data.test().label(i)) {
        right++;
      }
    }
    return right / (double) data.test().size();
  }

  private void step(Dataset data, int example, float rate) {
    int best = predict(data, example);
    double sum = 0;
    double max = p[best];
    for (int c = 0; c < CLASSES; c++) {
      p[c] = StrictMath.exp(p[c] - max);
      sum += p[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      float step = rate * (float) ((c == data.label(example) ? 1 : 0) - p[c] / sum);
      bias[c] += step;
      for (int f = 0; f < features; f++) {
        weights[c * features + f] += step * x[f];
      }
    }
  }

  /** The class of the greatest logit; leaves the logits in p. */
  private int predict(Dataset data, int example) {
    data.copyInput(example, MemorySegment.ofArray(x), 0);
    int best = 0;
    for (int c = 0; c < CLASSES; c++) {
      float logit = bias[c];
      for (int f = 0; f < features; f++) {
        logit += weights[c * features + f] * x[f];
      }
      p[c] = logit;
      if (p[c] > p[best]) {
        best = c;
      }
    }
    return best;
  }
}
