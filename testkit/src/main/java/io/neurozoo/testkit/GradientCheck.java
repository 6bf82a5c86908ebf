// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares the gradients that {@link Gradients} writes with central differences, both in double
 * precision by the ops' own definitions.
 *
 * <p>Results that are not scalars are made one by a fixed random weight for each element, so that
 * no wrong element hides behind a right sum. Every float32 input is differentiated, unless {@link
 * #wrt} names some. Up to {@value CentralDifferences#FULL} elements are checked one by one; with
 * more, {@value CentralDifferences#DIRECTIONS} random directions are checked for each input, as
 * JAX's {@code check_vjp} does.
 *
 * <p>An analytic gradient a and a difference quotient d agree where |a - d| &lt;= relative max(|a|,
 * |d|) + absolute max(1, |loss|), by default with relative 1e-5 and absolute 1e-7. The step is
 * 2^-17 max(1, |x|), for which truncation and rounding leave about 1e-10; constants of a graph are
 * float32, so that a formula that rounds one in its gradient only is off by 6e-8. Keeping inputs
 * away from kinks (a ReLU at 0, a maximum of equals) is the caller's business.
 *
 * <pre>{@code
 * GradientCheck.check((g, xs) -> xs.get(0).matmul(xs.get(1)).tanh(), a, b);
 * GradientCheck.of((g, xs) -> xs.getFirst().tanh()).order(2).at(x);
 * }</pre>
 */
public final class GradientCheck {
  private final Results results;
  private final Supplier<GraphBuilder> builder;
  private final int order;
  private final Set<String> wrt;
  private final double relative;
  private final double absolute;

  private GradientCheck(
      Results results,
      Supplier<GraphBuilder> builder,
      int order,
      Set<String> wrt,
      double relative,
      double absolute) {
    this.results = results;
    this.builder = builder;
    this.order = order;
    this.wrt = wrt;
    this.relative = relative;
    this.absolute = absolute;
  }

  /** Writes a value of any shape from inputs. */
  @FunctionalInterface
  public interface Function {
    /** Writes the value. */
    Value apply(GraphBuilder g, List<Value> inputs);
  }

  /** Writes several values from inputs. */
  @FunctionalInterface
  public interface Results {
    /** Writes the values; those that are not float32 pass no gradient and are left out. */
    List<Value> apply(GraphBuilder g, List<Value> inputs);
  }

  /**
   * Checks the first derivative with the default tolerances.
   *
   * @throws AssertionError naming the input, the index and both values
   */
  public static void check(Function function, NdArray... inputs) {
    of(function).at(inputs);
  }

  /** A check of a function of one value. */
  public static GradientCheck of(Function function) {
    return ofAll((g, inputs) -> List.of(function.apply(g, inputs)));
  }

  /** A check of a function of several values. */
  public static GradientCheck ofAll(Results results) {
    return new GradientCheck(results, GraphBuilder::plain, 1, Set.of(), 1e-5, 1e-7);
  }

  /** A check of all results of an op, residuals left out. */
  public static GradientCheck of(Op op) {
    return ofAll((g, inputs) -> g.applyAll(op, inputs).subList(0, op.results()));
  }

  /**
   * The same with derivatives of order 1 up to {@code order}, each the gradient of the one before.
   */
  public GradientCheck order(int order) {
    if (order < 1) {
      throw new IllegalArgumentException("order is " + order + ", it must be at least 1");
    }
    return new GradientCheck(results, builder, order, wrt, relative, absolute);
  }

  /**
   * The same for these inputs only; {@link #at(NdArray...)} calls them {@code x0}, {@code x1} and
   * so on.
   */
  public GradientCheck wrt(String... names) {
    return new GradientCheck(results, builder, order, Set.of(names), relative, absolute);
  }

  /** The same with other tolerances. */
  public GradientCheck tolerance(double relative, double absolute) {
    return new GradientCheck(results, builder, order, wrt, relative, absolute);
  }

  /**
   * The same in graphs of these builders: for layers, which need one that knows their parameters.
   */
  public GradientCheck in(Supplier<GraphBuilder> builder) {
    return new GradientCheck(results, builder, order, wrt, relative, absolute);
  }

  /**
   * Checks at these inputs.
   *
   * @throws AssertionError naming the input, the index and both values
   */
  public void at(NdArray... inputs) {
    Map<String, NdArray> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      named.put("x" + i, inputs[i]);
    }
    at(named);
  }

  /**
   * Checks at these inputs, which the graph gets under these names and the function in this order.
   *
   * @throws AssertionError naming the input, the index and both values
   */
  public void at(Map<String, NdArray> inputs) {
    if (!inputs.keySet().containsAll(wrt)) {
      throw new IllegalArgumentException(
          "wrt " + wrt + " names inputs that are not among " + inputs.keySet());
    }
    for (int i = 1; i <= order; i++) {
      var objective = new Objective(results, builder, i, wrt, new LinkedHashMap<>(inputs));
      new CentralDifferences(objective, relative, absolute).check();
    }
  }
}
