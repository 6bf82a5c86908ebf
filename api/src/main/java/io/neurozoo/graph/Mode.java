// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

/** What a graph is built for. Dropout, batch statistics and the like differ between the two. */
public enum Mode {
  /** The graph will be differentiated and its state updated. */
  TRAINING,
  /** The graph only predicts: no noise, no updates of state. */
  INFERENCE
}
