// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * Makes one value of several, element by element; their shapes broadcast. It stands behind {@link
 * Branches}, as their {@link Branches#merge merge} or as the next layer.
 *
 * @param operation what becomes of the values
 */
public record Merge(Operation operation) implements Layer {

  /** What becomes of the values. */
  public enum Operation {
    /** The sum. */
    ADD(Value::plus),
    /** The first without all others. */
    SUBTRACT(Value::minus),
    /** The product. */
    MULTIPLY(Value::times),
    /** The mean. */
    AVERAGE(Value::plus),
    /** The greatest; equals share the gradient. */
    MAXIMUM(Value::max),
    /** The smallest; equals share the gradient. */
    MINIMUM(Value::min);

    private final BinaryOperator<Value> pairwise;

    Operation(BinaryOperator<Value> pairwise) {
      this.pairwise = pairwise;
    }
  }

  /** Refuses null. */
  public Merge {
    Objects.requireNonNull(operation, "operation");
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    return applyAll(g, List.of(x)).getFirst();
  }

  @Override
  public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
    if (xs.size() < 2) {
      throw new IllegalArgumentException(
          "%s '%s': it takes two values or more and was given %d; put it behind branches(...)"
              .formatted(name(), g.scope().replace('.', '/'), xs.size()));
    }
    Value merged = xs.stream().reduce(operation.pairwise).orElseThrow();
    return List.of(operation == Operation.AVERAGE ? merged.times(1.0 / xs.size()) : merged);
  }

  @Override
  public String name() {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
