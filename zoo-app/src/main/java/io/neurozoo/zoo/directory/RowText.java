// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.architecture.Task;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.training.data.TableEncoding.Column;
import java.util.List;
import java.util.stream.Collectors;

/** What to put into a row of a table, so that the model can be asked about it; for its card. */
final class RowText {
  private static final int MOST_COLUMNS = 50;
  private static final int MOST_NAMES = 20;
  private static final int MOST_CHARACTERS = 40;

  private final TableEncoding encoding;

  private RowText(TableEncoding encoding) {
    this.encoding = encoding;
  }

  /** Some lines of Markdown. */
  static String of(TableEncoding encoding, Task task) {
    return new RowText(encoding).write(task);
  }

  private String write(Task task) {
    StringBuilder out = new StringBuilder();
    List<Column> columns = encoding.rowColumns();
    if (!encoding.hasHeader()) {
      out.append("A row has the cells of the training data in their order, with or without the");
      out.append(" label. Columns are\ncounted from 0.\n\n");
    } else if (columns.size() > MOST_COLUMNS) {
      out.append("The first line of a file of rows names the columns, in any order.\n\n");
    } else {
      out.append("The first line of a file of rows names the columns, in any order:\n\n```\n");
      out.append(header(columns)).append("\n```\n\n");
    }
    List<Column> numbers = columns.stream().filter(c -> c.categories().isEmpty()).toList();
    if (!numbers.isEmpty()) {
      out.append(numbers.size() == 1 ? "- a number: " : "- numbers: ");
      out.append(listed(numbers.stream().map(Column::name).toList(), MOST_COLUMNS)).append('\n');
    }
    for (Column column : columns) {
      if (!column.categories().isEmpty()) {
        out.append("- ").append(code(column.name())).append(", one of ");
        out.append(listed(column.categories(), MOST_NAMES)).append('\n');
      }
    }
    if (!encoding.missing().isEmpty()) {
      out.append("- a missing value is ").append(missing()).append('\n');
    }
    out.append("\nThe answer is ").append(code(encoding.labelName())).append(", ");
    out.append(
        task.isClassification()
            ? "one of " + task.outputs() + " classes: " + listed(task.labels(), MOST_NAMES)
            : "a number in its own unit");
    return out.append(".\n").toString();
  }

  private String header(List<Column> columns) {
    return columns.stream()
        .map(column -> quoted(column.name()))
        .collect(Collectors.joining(String.valueOf(encoding.separator())));
  }

  private String quoted(String name) {
    boolean quotes = name.indexOf(encoding.separator()) >= 0 || name.matches("(?s).*[\"\\n\\r].*");
    return quotes ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }

  private String missing() {
    return encoding.missing().stream()
        .map(mark -> mark.isEmpty() ? "an empty cell" : code(mark))
        .collect(Collectors.joining(" or "));
  }

  private static String listed(List<String> names, int most) {
    String shown = names.stream().limit(most).map(RowText::code).collect(Collectors.joining(", "));
    return names.size() > most ? shown + " and %,d more".formatted(names.size() - most) : shown;
  }

  /** A name as it is, in one line of code, not long. */
  private static String code(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ").replace('`', '\'');
    return "`"
        + (line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line)
        + "`";
  }
}
