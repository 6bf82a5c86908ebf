// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/**
 * Mean and standard deviation of some values of a column, in double, in the order of the examples.
 *
 * @param mean 0 where there is no value
 * @param deviation the square root of the mean squared distance from the mean; 1 where all values
 *     are equal, so that one can divide by it
 */
record Moments(double mean, double deviation) {

  /** Of those that are not missing. */
  static Moments of(FloatTable table, int column, int[] examples) {
    double sum = 0;
    long count = 0;
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int example : examples) {
      float value = table.get(example, column);
      if (!Float.isNaN(value)) {
        sum += value;
        count++;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    // A sum over equal values may round, and make their distances from the mean look like data.
    if (count == 0 || least == most) {
      return new Moments(count == 0 ? 0 : least, 1);
    }
    double mean = sum / count;
    double squares = 0;
    for (int example : examples) {
      float value = table.get(example, column);
      if (!Float.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    return new Moments(mean, Math.sqrt(squares / count));
  }
}
