// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/**
 * A way of learning: writes the graph of its own update, from (parameters, state, slots, batch) to
 * what they are after one step. The graph is planned and run like any other; backpropagation is one
 * rule among several. To be implemented by plugins, best as records.
 */
@FunctionalInterface
public interface LearningRule {

  /**
   * Writes one step.
   *
   * @param u the graph under construction, for one size of batch; a rule writes the same step for
   *     every size
   */
  void write(UpdateBuilder u);
}
