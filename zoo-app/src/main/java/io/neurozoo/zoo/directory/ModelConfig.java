// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.architecture.Task;
import io.neurozoo.file.Json;
import io.neurozoo.file.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code config.json} says: how the model was made, so that it can be made again.
 *
 * @param id of the architecture
 * @param options of the architecture, all of them
 * @param data what it was trained on, as {@code --data} takes it
 * @param content what the data held; empty where it was not recorded
 * @param task shape of an example, labels, outputs
 * @param seed of everything random
 * @param epochs passes over the training data, of the last phase where there are several
 * @param batch examples of a step, of the last phase where there are several
 * @param parameters how many numbers were learned
 * @param metrics named SPLIT.NAME; losses in nats, or of the numbers to predict as they
 *     were learned
 * @param versions of the software that trained it
 */
public record ModelConfig(
    String id,
    JsonObject options,
    String data,
    Optional<DataContent> content,
    Task task,
    long seed,
    int epochs,
    int batch,
    long parameters,
    Map<String, Double> metrics,
    Map<String, String> versions) {

  /** Copies the maps, in their order. */
  public ModelConfig {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /** The part of the id that people type. */
  public String name() {
    return id.substring(id.indexOf(':') + 1);
  }

  /**
   * What the model file says about where it comes from: the same for the same training, on whatever
   * machine.
   */
  public Map<String, String> provenance() {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("model", id);
    provenance.put("options", Json.write(options));
    provenance.put("data", data);
    provenance.put("seed", Long.toString(seed));
    provenance.put("epochs", Integer.toString(epochs));
    provenance.put("batch", Integer.toString(batch));
    return provenance;
  }
}
