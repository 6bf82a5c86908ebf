// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layers.dense;

import java.util.Arrays;
import java.util.List;

/** Means and standard deviations of features, in one pass and in double: Welford 1962. */
final class Moments {
  private final String what;
  private long count;
  private double[] means;
  private double[] squares;

  /** Of nothing yet; messages begin with {@code what}. */
  Moments(String what) {
    this.what = what;
  }

  void add(float[] example) {
    if (count == 0) {
      means = new double[example.length];
      squares = new double[example.length];
    }
    requireFits(example);
    count++;
    for (int i = 0; i < example.length; i++) {
      double delta = example[i] - means[i];
      means[i] += delta / count;
      squares[i] += delta * (example[i] - means[i]);
    }
  }

  private void requireFits(float[] example) {
    if (example.length != means.length) {
      throw new IllegalArgumentException(
          what + ": example " + count + " has " + example.length + " features, those before it "
              + means.length + "; give examples of one length");
    }
    for (int i = 0; i < example.length; i++) {
      if (!Float.isFinite(example[i])) {
        throw new IllegalArgumentException(
            what + ": feature " + i + " of example " + count + " is " + example[i]
                + "; replace or leave out what is missing");
      }
    }
  }

  List<Float> means() {
    requireExamples();
    return Arrays.stream(means).mapToObj(mean -> (float) mean).toList();
  }

  /** Divided by n; 1 for a feature that never changed. */
  List<Float> deviations() {
    requireExamples();
    return Arrays.stream(squares)
        .mapToObj(sum -> (float) Math.sqrt(sum / count))
        .map(deviation -> deviation > 0 ? deviation : 1f)
        .toList();
  }

  private void requireExamples() {
    if (count == 0) {
      throw new IllegalArgumentException(what + ": there is no example to adapt to; give some");
    }
  }
}
