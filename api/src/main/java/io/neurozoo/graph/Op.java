// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * One operation of a graph: its whole meaning in one small record.
 *
 * <p>Implementations are records; their components are the op's attributes, and equal records mean
 * the same computation. Types of components that can be saved: int, long, float, double, boolean,
 * String, enums, {@link io.neurozoo.tensor.Shape} and lists of Integer. To be implemented by
 * plugins.
 */
public interface Op {

  /** Stable name, {@code vendor:name}; it stands in saved files. */
  String id();

  /**
   * The types of the outputs, residuals included.
   *
   * @throws ShapeException where the inputs do not fit this op; the message says what to change
   */
  List<TensorType> infer(List<TensorType> inputs);

  /**
   * How many outputs are results; the outputs after them are <em>residuals</em>, made for {@link
   * #vjp} and dropped where no gradient needs them.
   */
  default int results() {
    return 1;
  }

  /**
   * Writes the vector-Jacobian product: contributes to each input the gradient of a scalar, given
   * that of the outputs. The gradient is written in other ops, so that it is itself a graph.
   */
  void vjp(Pullback pullback);

  /** The definition, in double precision: the specification that every kernel is tested against. */
  List<NdArray> evaluate(List<NdArray> inputs);

  /**
   * How many multiplications with an addition there are in the products of matrices and the like;
   * the work of elementwise ops is not counted. For tables that tell people what a network costs.
   */
  default long multiplyAdds(List<TensorType> inputs) {
    return 0;
  }

  /** The id without its vendor, for messages. */
  default String shortName() {
    return id().substring(id().indexOf(':') + 1);
  }
}
