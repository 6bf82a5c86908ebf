// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.spi.LayerRegistry;
import io.neurozoo.spi.LayerType;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.spi.OpType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of layers and ops says what the providers say. */
class LayersPageTest {
  private static final String WRITE = "neurozoo.docs.write";
  private static final Path PAGE = root().resolve("docs/layers-and-ops.md");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("zoo-app"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Layers and ops\n\n");
    page.append(
        "Made from what the providers say; do not edit. After a change of theirs, write it anew"
            + " with\n");
    page.append("`mvn verify -Dtests.jvmArgs=-D" + WRITE + "=true`.\n\n");
    page.append("## Layers\n");
    page.append(
        "| layer | options | input | output | what it computes | source |\n"
            + "|---|---|---|---|---|---|\n");
    for (LayerType layer : LayerRegistry.discover().all()) {
      row(
          page,
          layer.id(),
          components(layer.type()),
          layer.input(),
          layer.output(),
          layer.formula(),
          layer.reference());
    }
    page.append("\n## Ops\n");
    page.append("What layers, losses and rules are written in; formulas stand in the classes.\n\n");
    page.append("| op | class | attributes |\n|---|---|---|\n");
    for (OpType op : OpRegistry.discover().all()) {
      row(page, op.id(), op.type().getSimpleName(), components(op.type()));
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ")
        .append(Stream.of(cells).map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ")))
        .append(" |\n");
  }

  private static String components(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type.getRecordComponents())
            .map(LayersPageTest::component)
            .collect(Collectors.joining(", "))
        : "";
  }

  private static String component(RecordComponent component) {
    return component.getName() + " " + component.getType().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Test
  void thePageIsWhatTheProvidersSay() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page());
    }
    assertTrue(Files.exists(PAGE), PAGE + " is missing; write it with -D" + WRITE + "=true");
    assertEquals(
        Files.readString(PAGE), page(), PAGE + " is stale; write it with -D" + WRITE + "=true");
  }
}
