// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.architecture.Task;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.data.DataCatalogue;
import io.neurozoo.training.data.TableEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTextTest {
  @TempDir Path folder;

  private String text(String table, String options, Task task) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), table);
    TableEncoding encoding =
        DataCatalogue.with(List.of())
            .load("csv:" + file + "?" + options + "&test=" + file, folder)
            .train()
            .encoding()
            .orElseThrow();
    return RowText.of(encoding, task);
  }

  @Test
  void namesColumnsAndCategories() throws IOException {
    assertEquals(
        """
        The first line of a file of rows names the columns, in any order:

        ```
        area;rooms;"near; or far"
        ```

        - numbers: `area`, `rooms`
        - `near; or far`, one of `far`, `near`
        - a missing value is `?` or an empty cell

        The answer is `price`, a number in its own unit.
        """,
        text(
            "area;rooms;\"near; or far\";price\n70;3;near;100.5\n50;?;far;70\n",
            "label=price&missing=?&missing=",
            Task.regression(Shape.of(4), 1)));
  }

  @Test
  void countsWhereThereAreNoNames() throws IOException {
    String text =
        text("1,2,a\n3,4,b\n", "label=2", Task.classification(Shape.of(2), List.of("a", "b")));
    assertTrue(text.contains("in their order, with or without the label."), text);
    assertTrue(text.contains("- numbers: `0`, `1`\n"), text);
    assertTrue(text.endsWith("The answer is `2`, one of 2 classes: `a`, `b`.\n"), text);
  }

  @Test
  void listsAreCut() throws IOException {
    StringBuilder table = new StringBuilder("city,y\n");
    for (int i = 10; i < 40; i++) {
      table.append("c").append(i).append(',').append(i % 2 == 0 ? "a" : "b").append('\n');
    }
    String text =
        text(table.toString(), "label=y", Task.classification(Shape.of(30), List.of("a", "b")));
    assertTrue(text.contains("`c28`, `c29` and 10 more\n"), text);
  }
}
