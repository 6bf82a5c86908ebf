// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.NdArray;
import java.util.Map;

/** Difference quotients (f(x + h) - f(x - h)) / 2h of an objective, compared with its gradients. */
final class CentralDifferences {
  /** Up to so many elements, each is checked by itself. */
  static final int FULL = 256;

  /** Random directions for each input otherwise. */
  static final int DIRECTIONS = 8;

  /**
   * Near the cube root of the rounding unit of a double, where truncation and rounding errors are
   * equal.
   */
  private static final double STEP = 0x1p-17;

  private static final long SEED = 11;

  private final Objective objective;
  private final double relative;
  private final double absolute;
  private final double scale;

  CentralDifferences(Objective objective, double relative, double absolute) {
    this.objective = objective;
    this.relative = relative;
    this.absolute = absolute;
    String first = objective.differentiated().getFirst();
    this.scale = Math.max(1, Math.abs(objective.lossWith(first, objective.input(first))));
  }

  void check() {
    Map<String, NdArray> gradients = objective.gradients();
    int elements = gradients.values().stream().mapToInt(NdArray::size).sum();
    for (String name : objective.differentiated()) {
      if (elements <= FULL) {
        checkElements(name, gradients.get(name));
      } else {
        checkDirections(name, gradients.get(name));
      }
    }
  }

  private void checkElements(String name, NdArray gradient) {
    for (int i = 0; i < gradient.size(); i++) {
      double quotient = partial(name, i);
      if (!agree(gradient.get(i), quotient)) {
        throw new AssertionError(
            where(name)
                + " at "
                + Mismatch.position(gradient.shape(), i)
                + ": the graph gives "
                + gradient.get(i)
                + ", central differences give "
                + quotient
                + allowed()
                + "; mend the vjp");
      }
    }
  }

  private void checkDirections(String name, NdArray gradient) {
    for (int k = 0; k < DIRECTIONS; k++) {
      double[] direction = direction(name, k, gradient.size());
      double along = 0;
      for (int i = 0; i < direction.length; i++) {
        along += gradient.get(i) * direction[i];
      }
      double quotient = along(name, direction);
      if (!agree(along, quotient)) {
        int worst = worstElement(name, gradient);
        throw new AssertionError(
            where(name)
                + " along random direction "
                + k
                + ": the graph gives "
                + along
                + ", central differences give "
                + quotient
                + allowed()
                + "; furthest apart at "
                + Mismatch.position(gradient.shape(), worst)
                + ": "
                + gradient.get(worst)
                + " against "
                + partial(name, worst)
                + "; mend the vjp");
      }
    }
  }

  /** Once something is known to be wrong, all elements are looked at to say where. */
  private int worstElement(String name, NdArray gradient) {
    int worst = 0;
    double furthest = -1;
    for (int i = 0; i < gradient.size(); i++) {
      double distance = Math.abs(gradient.get(i) - partial(name, i));
      if (!(distance <= furthest)) {
        worst = i;
        furthest = distance;
      }
    }
    return worst;
  }

  private double partial(String name, int i) {
    double x = objective.input(name).get(i);
    double h = STEP * Math.max(1, Math.abs(x));
    double above = x + h;
    double below = x - h;
    double difference = lossWith(name, i, above) - lossWith(name, i, below);
    return difference / (above - below);
  }

  private double lossWith(String name, int i, double x) {
    NdArray input = objective.input(name);
    double[] values = input.values().clone();
    values[i] = x;
    return objective.lossWith(name, new NdArray(input.type(), values));
  }

  private double along(String name, double[] direction) {
    return (lossMoved(name, direction, STEP) - lossMoved(name, direction, -STEP)) / (2 * STEP);
  }

  private double lossMoved(String name, double[] direction, double step) {
    NdArray input = objective.input(name);
    double[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += step * direction[i];
    }
    return objective.lossWith(name, new NdArray(input.type(), values));
  }

  private static double[] direction(String name, int k, int size) {
    Philox random = Philox.of(SEED, name);
    double[] out = new double[size];
    for (int i = 0; i < size; i++) {
      out[i] = random.normal(k, i);
    }
    return out;
  }

  private boolean agree(double gradient, double quotient) {
    double allowed = relative * Math.max(Math.abs(gradient), Math.abs(quotient)) + absolute * scale;
    return Math.abs(gradient - quotient) <= allowed;
  }

  private String where(String name) {
    return "derivative of order "
        + objective.order()
        + " with respect to '"
        + name
        + "' "
        + objective.input(name).type();
  }

  private String allowed() {
    return " (allowed: " + relative + " relative, " + absolute * scale + " absolute)";
  }
}
