// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.Tensor;

/**
 * Orthonormal vectors from normal ones, by modified Gram-Schmidt in double. Each vector is
 * orthogonalised twice, which leaves them orthogonal to rounding (Giraud, Langou and Rozložník
 * 2005). Their lengths before stay positive, so this is the Q of a QR decomposition whose R has a
 * positive diagonal: uniform over all orthogonal matrices (Mezzadri 2007).
 *
 * <p>Additions and multiplications in one fixed order: the same bits everywhere.
 */
record Orthogonal(float gain) implements Initializer {

  Orthogonal {
    if (!Float.isFinite(gain)) {
      throw new IllegalArgumentException("orthogonal: gain is " + gain + "; it must be finite");
    }
  }

  @Override
  public void fill(Tensor target, Philox random) {
    Shape shape = target.shape();
    if (shape.rank() < 2) {
      throw new ShapeException(
          "orthogonal: the tensor is " + shape + "; it must have at least 2 axes");
    }
    int columns = shape.last();
    int rows = Math.toIntExact(shape.size() / columns);
    boolean wide = columns > rows;
    double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = wide ? vectors[i][j] : vectors[j][i];
        target.set((long) i * columns + j, (float) (gain * value));
      }
    }
  }

  private static double[][] orthonormal(int count, int length, Philox random) {
    double[][] vectors = new double[count][length];
    for (int v = 0; v < count; v++) {
      double[] vector = vectors[v];
      for (int i = 0; i < length; i++) {
        vector[i] = random.normal(0, (long) v * length + i);
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < v; before++) {
          subtract(vector, vectors[before], dot(vector, vectors[before]));
        }
      }
      double norm = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < length; i++) {
        vector[i] /= norm;
      }
    }
    return vectors;
  }

  private static void subtract(double[] vector, double[] other, double times) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= times * other[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
