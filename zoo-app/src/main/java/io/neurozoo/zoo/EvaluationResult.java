// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's figures on the test part of a data set.
 *
 * @param id of the architecture
 * @param data what it was evaluated on
 * @param examples how many examples there were
 * @param metrics named {@code test.NAME}; losses in nats
 */
public record EvaluationResult(String id, String data, int examples, Map<String, Double> metrics) {

  /** Copies the metrics, in their order. */
  public EvaluationResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
