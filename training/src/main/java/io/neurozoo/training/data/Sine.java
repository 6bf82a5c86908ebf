// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;

/** One period of a sine: x uniform in [-pi, pi), y = sin x + noise. A regression. */
final class Sine {

  private Sine() {}

  /**
   * Makes the data.
   *
   * @param size examples to learn from, and as many to test by; at least 1
   * @param noise the standard deviation of what is added to y
   * @param seed of x and the noise
   */
  static DataSplits of(int size, double noise, long seed) {
    return new DataSplits(part("train", size, noise, seed), part("test", size, noise, seed));
  }

  private static Dataset part(String part, int size, double noise, long seed) {
    Philox stream = Philox.of(seed, "data/sine/" + part);
    float[] inputs = new float[size];
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      inputs[i] = (float) (Math.PI * (2 * stream.uniform(i, 0) - 1));
      values[i] = (float) (StrictMath.sin(inputs[i]) + noise * stream.normal(i, 8));
    }
    return new StoredDataset(
        "sine",
        Synthetic.describe("sine", size, part, noise, seed),
        new FloatInputs(Shape.of(1), inputs),
        new Targets.Values(
            new Target.Values(Shape.of(1)), new FloatInputs(Shape.of(1), values)));
  }
}
