// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * The error function, y = 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x; dx = dy 2 /
 * sqrt(pi) exp(-x^2).
 */
public record Erf() implements Op {
  private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

  /** From here on erf is 1 in double precision: 1 - erf(6) is 2e-17. */
  private static final double ONE_FROM = 6;

  @Override
  public String id() {
    return "neurozoo:erf";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return Expect.unary(inputs);
  }

  @Override
  public void vjp(Pullback p) {
    p.contribute(
        0,
        () -> {
          Value x = p.input(0);
          return p.gradient().times(x.square().negated().exp().times(TWO_BY_ROOT_PI));
        });
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().map(Erf::erf));
  }

  /**
   * erf x = 2 / sqrt(pi) exp(-x^2) sum over n of 2^n x^(2n+1) / (1 3 5 ... (2n+1)); Abramowitz and
   * Stegun 1964, 7.1.6. All terms have one sign, so that nothing cancels.
   */
  private static double erf(double x) {
    if (Math.abs(x) >= ONE_FROM) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    double before = 0;
    for (int n = 1; sum != before; n++) {
      before = sum;
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
      if (Double.isNaN(sum)) {
        return sum;
      }
    }
    return TWO_BY_ROOT_PI * StrictMath.exp(-x * x) * sum;
  }
}
