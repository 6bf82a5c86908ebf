// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model says about itself besides its numbers. It is saved with them.
 *
 * @param labels names of the classes, one for each output; empty where the outputs are no classes
 * @param preprocessing what raw data go through; {@link Model#predict} expects data that did
 * @param provenance where the model comes from: architecture, options, data, seed; ordered by key.
 *     No times, so that the same training leaves the same file
 */
public record ModelInfo(
    List<String> labels, Preprocessing preprocessing, Map<String, String> provenance) {

  /** Copies the labels and the provenance. */
  public ModelInfo {
    labels = List.copyOf(labels);
    if (preprocessing == null) {
      throw new NullPointerException("preprocessing is null; pass Preprocessing.none()");
    }
    provenance = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(provenance)));
  }

  /**
   * Labels name the outputs one by one.
   *
   * @throws IllegalArgumentException where their numbers differ
   */
  void requireFits(Shape output) {
    if (!labels.isEmpty() && (output.rank() == 0 || output.last() != labels.size())) {
      throw new IllegalArgumentException(
          labels.size() + " labels for an output " + output
              + "; give one label for each output, or none");
    }
  }

  /** No labels, data as they are, no provenance. */
  public static ModelInfo none() {
    return new ModelInfo(List.of(), Preprocessing.none(), Map.of());
  }
}
