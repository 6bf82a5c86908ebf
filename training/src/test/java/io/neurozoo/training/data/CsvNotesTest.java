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
    return notes("col", cell, options);
  }

  private List<String> notes(String name, IntFunction<String> cell, String options)
      throws IOException {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> cell.apply(i) + "," + i % 7 + ".5," + (i % 3 == 0 ? "a" : "b"))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("t.csv"), name + ",x,kind\n" + rows + "\n");
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
  void aColumnWithoutAName() throws IOException {
    assertEquals(
        List.of(
            "column 0, counted from 0, has no name in the header and is called '0'; drop=0 leaves"
                + " it out"),
        notes("", i -> i % 5 + ".5", ""));
    assertEquals(List.of(), notes("", i -> i % 5 + ".5", "&drop=0"));
    assertEquals(
        List.of("column '0' only counts the rows; drop=0 leaves it out"),
        notes("", i -> "" + i, ""));
  }

  /** Of a table of a number and a label. */
  private List<String> labelNotes(int rows, IntFunction<String> label, String options)
      throws IOException {
    String lines =
        IntStream.range(0, rows)
            .mapToObj(i -> i % 7 + ".5," + label.apply(i))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("t.csv"), "x,tree\n" + lines + "\n");
    return DataCatalogue.with(List.of())
        .load("csv:" + folder.resolve("t.csv") + "?label=tree" + options, Path.of("nowhere"))
        .notes();
  }

  @Test
  void aClassOfOneRow() throws IOException {
    assertEquals(
        List.of(
            "class 'pine' has 1 row: it cannot be both learned and tested; give it more, or leave"
                + " it out"),
        labelNotes(40, i -> i == 7 ? "pine" : i % 2 == 0 ? "oak" : "elm", ""));
    assertEquals(
        List.of(
            "3 classes have 1 row each: they cannot be both learned and tested; give them more, or"
                + " leave them out (c0, c1, c2)"),
        labelNotes(40, i -> i < 3 ? "c" + i : "oak", ""));
    assertEquals(List.of(), labelNotes(40, i -> "c" + i / 2, ""));
    assertEquals(
        List.of(),
        labelNotes(40, i -> i < 3 ? "c" + i : "oak", "&test=" + folder.resolve("t.csv")));
  }

  @Test
  void aLabelWithAsManyClassesAsRows() throws IOException {
    assertEquals(
        List.of(
            "the label 'tree' has 50 classes in 50 rows; if it is a number to predict say"
                + " task=regression, if it is a name choose another label"),
        labelNotes(50, i -> "" + (i + 100), "&task=classification"));
    assertEquals(List.of(), labelNotes(50, i -> "" + (i + 100), "&task=regression"));
    assertEquals(
        List.of("the label 'tree' has 45 classes in 50 rows; if it names the rows choose another"
            + " label"),
        labelNotes(50, i -> "tree " + Math.min(i, 44), ""));
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
