// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  private static final Shape INPUT = Shape.of(28, 28);

  @Test
  void aClassificationHasAnOutputForEachLabel() {
    List<String> labels = new ArrayList<>(List.of("cat", "dog", "bird"));
    Task task = Task.classification(INPUT, labels);
    labels.clear();
    assertTrue(task.isClassification());
    assertEquals(new Task(INPUT, List.of("cat", "dog", "bird"), 3), task);
    assertFalse(Task.regression(INPUT, 3).isClassification());
    assertEquals(3, Task.regression(INPUT, 3).outputs());
  }

  @Test
  void labelsAndOutputsMustFit() {
    refused(
        "task: there are 2 labels and 3 outputs; a classification has one output a label",
        () -> new Task(INPUT, List.of("cat", "dog"), 3));
    String none = "task: outputs is 0; it must be at least 1, one for each class or number";
    refused(none, () -> Task.regression(INPUT, 0));
    refused(none, () -> Task.classification(INPUT, List.of()));
  }

  private static void refused(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  private record NoOptions() {}

  private record Named(String id) implements Architecture<NoOptions> {
    @Override
    public List<String> aliases() {
      return List.of();
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public String reference() {
      return "";
    }

    @Override
    public String card() {
      return "";
    }

    @Override
    public NoOptions defaults() {
      return new NoOptions();
    }

    @Override
    public Layer build(NoOptions options, Task task) {
      return (g, x) -> x;
    }
  }

  @Test
  void anArchitecturesNameIsItsIdWithoutTheVendor() {
    assertEquals("lenet5", new Named("acme:lenet5").name());
    assertEquals("lenet5", new Named("lenet5").name());
  }
}
