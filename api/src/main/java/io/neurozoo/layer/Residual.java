// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.layer;

import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.ShapeException;
import java.util.Objects;
import java.util.Optional;

/**
 * A shortcut around a layer: y = x + f(x), or y = s(x) + f(x) with a shortcut s that makes the
 * shapes equal. He, Zhang, Ren and Sun 2015, "Deep residual learning", equations 1 and 2. The
 * scopes are {@code body} and {@code shortcut}.
 *
 * @param body f
 * @param shortcut s; empty for y = x + f(x)
 */
public record Residual(Layer body, Optional<Layer> shortcut) implements Layer {
  /** Refuses null. */
  public Residual {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(shortcut, "shortcut");
  }

  /** y = x + f(x). */
  public static Residual around(Layer body) {
    return new Residual(body, Optional.empty());
  }

  /** The same with a layer on the shortcut. */
  public Residual withShortcut(Layer shortcut) {
    return new Residual(body, Optional.of(shortcut));
  }

  @Override
  public Value apply(GraphBuilder g, Value x) {
    Value past = shortcut.map(layer -> g.call("shortcut", layer, x)).orElse(x);
    Value y = g.call("body", body, x);
    if (!y.type().equals(past.type())) {
      throw new ShapeException(
          "residual '%s': the body makes %s and the shortcut %s; both must have one shape, use withShortcut(layer)"
              .formatted(g.scope().replace('.', '/'), y.type(), past.type()));
    }
    return past.plus(y);
  }
}
