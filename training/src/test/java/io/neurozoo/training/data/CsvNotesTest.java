// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that can be read and are of no use get a word. */
class CsvNotesTest {

  @TempDir Path folder;

  /** Of a table of 40 rows with one column before a sound one. */
  private List<String> notes(IntFunction<String> cell, String options) throws IOException {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> cell.apply(i) + "," + i % 7 + ".5," + (i % 3 == 0 ? "a" : "b"))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("t.csv"), "col,x,kind\n" + rows + "\n");
    return DataCatalogue.with(List.of())
        .load("csv:" + folder.resolve("t.csv") + "?label=kind" + options, Path.of("nowhere"))
        .notes();
  }

  @Test
  void aNameOfItsOwnInEachRow() throws IOException {
    assertEquals(
        List.of(
            "column 'col' holds 40 different names in 40 rows, each an input of its own; drop=col"
                + " leaves it out"),
        notes(i -> "C" + i, ""));
    assertEquals(List.of(), notes(i -> "C" + i % 20, ""));
    assertEquals(List.of(), notes(i -> "C" + i, "&drop=col"));
  }

  @Test
  void aColumnThatCountsTheRows() throws IOException {
    assertEquals(
        List.of("column 'col' only counts the rows; drop=col leaves it out"),
        notes(i -> "" + (i + 5), ""));
    assertEquals(List.of(), notes(i -> "" + (i == 39 ? 50 : i), ""));
  }

  @Test
  void aConstant() throws IOException {
    String expected =
        "column 'col' is the same in all rows, so nothing can be learned from it; drop=col leaves"
            + " it out";
    assertEquals(List.of(expected), notes(i -> "7", ""));
    assertEquals(List.of(expected), notes(i -> "red", ""));
    assertEquals(List.of(), notes(i -> i == 39 ? "8" : "7", ""));
  }

  @Test
  void aNameThatMayStandForAMissingValue() throws IOException {
    assertEquals(
        List.of(
            "column 'col' takes '?' for a name; where it stands for a missing value add missing=?"),
        notes(i -> i % 10 == 0 ? "?" : "C" + i % 3, ""));
    assertEquals(List.of(), notes(i -> i % 10 == 0 ? "?" : "C" + i % 3, "&missing=?"));
  }
}
