// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.file.Json;
import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonString;
import java.io.PrintWriter;
import java.util.List;

/**
 * All predictions as one JSON object on one line, written as they come: {@code
 * {"model":"feed-forward","predictions":[{"label":"7","class":7,"probability":0.99}, ...]}}; where
 * there are no classes, {@code {"output":[...]}} for each.
 */
final class JsonAnswers implements Answers {
  private final String model;
  private final List<String> labels;
  private final PrintWriter out;
  private boolean first = true;

  JsonAnswers(String model, List<String> labels, PrintWriter out) {
    this.model = model;
    this.labels = labels;
    this.out = out;
  }

  @Override
  public void begin() {
    out.print("{\"model\":" + Json.write(new JsonString(model)) + ",\"predictions\":[");
  }

  @Override
  public void add(float[] row) {
    out.print(first ? "" : ",");
    first = false;
    JsonObject.Builder answer = JsonObject.builder();
    if (labels.isEmpty()) {
      answer.put("output", JsonArray.ofFloats(row));
    } else {
      int best = Answers.greatest(row);
      answer.put("label", labels.get(best)).put("class", best).put("probability", row[best]);
    }
    out.print(Json.write(answer.build()));
  }

  @Override
  public void end() {
    out.println("]}");
  }
}
