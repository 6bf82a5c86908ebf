// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.results;

import io.neurozoo.tensor.DType;
import io.neurozoo.training.data.DataSplits;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.Target;
import io.neurozoo.training.metric.RegressionMetrics;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;

/**
 * The linear function of the inputs whose squared error on the training data is least, in closed
 * form: what a network for values has to beat. In double, by Cholesky's decomposition of the normal
 * equations; an input that others tell already, such as the last category of a column, gets the
 * weight 0.
 */
final class LeastSquares {
  private static final double DEPENDENT = 1e-8;

  private final int inputs;
  private final double[] weights;

  private LeastSquares(double[] weights) {
    this.inputs = weights.length - 1;
    this.weights = weights;
  }

  /**
   * Errors on the test data, in the unit of the values before any preprocessing.
   *
   * @throws IllegalArgumentException where the target is no single value
   */
  static Map<String, Double> errors(DataSplits data) {
    if (!(data.train().target() instanceof Target.Values values) || values.shape().size() != 1) {
      throw new IllegalArgumentException(
          "least squares of '" + data.train().name() + "': the target is no single value");
    }
    LeastSquares linear = fitted(data.train());
    RegressionMetrics errors = new RegressionMetrics(1);
    double shift = values.preprocessing().shift();
    double scale = values.preprocessing().scale();
    Example row = new Example(data.test());
    for (int i = 0; i < data.test().size(); i++) {
      row.read(i);
      errors.add(0, (linear.of(row) - shift) / scale, (row.target() - shift) / scale);
    }
    return Map.of(
        "test.mse", errors.mse(),
        "test.rmse", errors.rmse(),
        "test.mae", errors.mae(),
        "test.r2", errors.r2());
  }

  /** One example and a constant 1 behind it. */
  private static final class Example {
    private final Dataset data;
    private final int inputs;
    private final float[] values;
    private final float[] target = new float[1];

    Example(Dataset data) {
      this.data = data;
      this.inputs = Math.toIntExact(data.inputShape().size());
      this.values = new float[inputs + 1];
      values[inputs] = 1;
    }

    void read(int example) {
      data.copyInput(example, MemorySegment.ofArray(values), 0);
      data.copyTarget(example, MemorySegment.ofArray(target), 0);
    }

    double get(int input) {
      return values[input];
    }

    double target() {
      return target[0];
    }
  }

  private double of(Example row) {
    double sum = 0;
    for (int i = 0; i <= inputs; i++) {
      sum += weights[i] * row.get(i);
    }
    return sum;
  }

  private static LeastSquares fitted(Dataset data) {
    int n = Math.toIntExact(data.inputShape().size()) + 1;
    double[][] products = new double[n][n];
    double[] right = new double[n];
    Example row = new Example(data);
    for (int example = 0; example < data.size(); example++) {
      row.read(example);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += row.get(i) * row.get(j);
        }
        right[i] += row.get(i) * row.target();
      }
    }
    return new LeastSquares(solved(products, right));
  }

  /** Solves A x = b for a symmetric A of which the lower half is given; both are overwritten. */
  private static double[] solved(double[][] a, double[] b) {
    int n = b.length;
    boolean[] told = new boolean[n];
    for (int i = 0; i < n; i++) {
      double whole = a[i][i];
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (j < i) {
          a[i][j] = told[j] ? 0 : sum / a[j][j];
        } else {
          told[i] = sum <= DEPENDENT * whole;
          a[i][i] = told[i] ? 1 : Math.sqrt(sum);
        }
      }
      if (told[i]) {
        Arrays.fill(a[i], 0, i, 0);
        b[i] = 0;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return b;
  }
}
