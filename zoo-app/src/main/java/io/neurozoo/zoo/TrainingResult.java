// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.training.TrainingReport;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finished training.
 *
 * @param id of the architecture
 * @param options of the architecture, as JSON
 * @param data what it was trained on
 * @param seed of everything random
 * @param epochs passes over the training data, of the last phase where there are several
 * @param batch examples of a step, of the last phase where there are several
 * @param parameters how many numbers were learned
 * @param report how the training went
 * @param metrics named SPLIT.NAME, such as {@code test.accuracy}; losses in nats
 * @param directory where the model is
 * @param warnings what went wrong and is no reason to fail, one line each
 */
public record TrainingResult(
    String id,
    String options,
    String data,
    long seed,
    int epochs,
    int batch,
    long parameters,
    TrainingReport report,
    Map<String, Double> metrics,
    Path directory,
    List<String> warnings) {

  /** Copies the metrics, in their order. */
  public TrainingResult {
    warnings = List.copyOf(warnings);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
