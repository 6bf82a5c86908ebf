// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neurozoo.model.ModelInfo;
import io.neurozoo.model.Preprocessing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a saved model knows of its table, and what that makes of raw rows. */
class TableEncodingTest {

  private static final String TABLE =
      "size,id,colour,kind\n1,7,red,b\n2,8,blue,a\n?,9,red,a\n6,9,green,b\n";

  @TempDir Path folder;

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dataset load(String table, String options) {
    Path file = write("table.csv", table);
    String spec = "csv:" + file + "?" + options + "&test=" + file;
    return DataCatalogue.with(List.of()).load(spec, Path.of("nowhere")).train();
  }

  private TableEncoding encoding(String table, String options) {
    return load(table, options).encoding().orElseThrow();
  }

  private static float[] all(Dataset data) {
    int inputs = (int) data.inputShape().size();
    float[] all = new float[data.size() * inputs];
    for (int i = 0; i < data.size(); i++) {
      data.copyInput(i, MemorySegment.ofArray(all), 4L * i * inputs);
    }
    return all;
  }

  private float[] read(String csv, TableEncoding encoding) {
    float[] floats = new float[100];
    MemorySegment memory = MemorySegment.ofArray(floats);
    try (TableReader reader = TableReader.open(write("rows.csv", csv), encoding)) {
      int rows = 0;
      long step = 4L * encoding.inputs();
      for (int n = reader.next(memory, 2); n > 0; n = reader.next(memory.asSlice(rows * step), 2)) {
        rows += n;
      }
      return Arrays.copyOf(floats, rows * encoding.inputs());
    }
  }

  @Test
  void saysWhatARowHolds() {
    TableEncoding encoding = encoding(TABLE, "label=kind&missing=?&drop=id");
    assertEquals(
        List.of(
            new TableEncoding.Column("size", List.of()),
            new TableEncoding.Column("colour", List.of("blue", "green", "red"))),
        encoding.rowColumns());
    assertTrue(encoding.hasHeader());
    assertEquals(',', encoding.separator());
    assertEquals(List.of("?"), encoding.missing());
    // The sizes are 1, 2 and 6, the missing one counts as their mean.
    assertEquals(3, encoding.rawInput(0, 0), 1e-12);
    assertEquals(3 + Math.sqrt(14 / 3.0), encoding.rawInput(0, 1), 1e-12);
    assertEquals(1, encoding.rawInput(3, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> encoding.rawInput(4, 1));
  }

  @Test
  void comesBackFromItsText() {
    for (String options :
        List.of(
            "label=kind&missing=?",
            "label=size&drop=id&missing=",
            "label=kind&missing=?&standardise=no&drop=id&categorical=size")) {
      String table = options.startsWith("label=size") ? TABLE.replace("?", "3.5") : TABLE;
      TableEncoding encoding = encoding(table, options);
      assertEquals(encoding, TableEncoding.parse(encoding.toJson()), encoding.toJson());
      assertEquals(1, encoding.toJson().lines().count());
    }
    assertNotEquals(
        encoding(TABLE, "label=kind&missing=?"),
        encoding(TABLE.replace("6,", "7,"), "label=kind&missing=?"));
  }

  @Test
  void aModelCarriesIt() {
    TableEncoding encoding = encoding(TABLE, "label=kind&missing=?");
    ModelInfo info =
        new ModelInfo(
            List.of(),
            Preprocessing.none(),
            Map.of(TableEncoding.KEY, encoding.toJson(), "data", "csv"));
    assertEquals(Optional.of(encoding), TableEncoding.of(info));
    assertEquals(Optional.empty(), TableEncoding.of(ModelInfo.none()));
  }

  @Test
  void rawRowsBecomeWhatTheyWereInTraining() {
    Dataset data = load(TABLE, "label=kind&missing=?&drop=id");
    TableEncoding encoding = TableEncoding.parse(data.encoding().orElseThrow().toJson());
    assertArrayEquals(all(data), read(TABLE, encoding));
    assertArrayEquals(
        all(data), read("more,colour,size\n,red,1\n,blue,2\n,red,?\n,green,6\n", encoding));
  }

  @Test
  void withoutNamesTheLabelMayBeLeftOut() {
    String table = "1,b,5\n2,a,7\n4,b,9\n";
    Dataset data = load(table, "label=1");
    TableEncoding encoding = data.encoding().orElseThrow();
    assertArrayEquals(all(data), read(table, encoding));
    assertArrayEquals(all(data), read("1,5\n2,7\n4,9\n", encoding));
  }

  @Test
  void cellsMayBeSeparatedOtherwise() {
    String table = "1,b,5\n2,a,7\n4,b,9\n";
    Dataset data = load(table, "label=1");
    TableEncoding encoding = data.encoding().orElseThrow();
    assertArrayEquals(all(data), read("1;5\n2;7\n4;9\n", encoding));
    assertArrayEquals(all(data), all(encoding.read(write("tabs.csv", table.replace(',', '\t')))));
    Dataset named = load(TABLE, "label=kind&missing=?&drop=id");
    String quoted = "\"colour\";\"size\"\nred;1\nblue;2\nred;?\ngreen;6\n";
    assertArrayEquals(all(named), read(quoted, named.encoding().orElseThrow()));
  }

  @Test
  void aDecimalCommaSeparatesNoCells() {
    Dataset data = load("a;y\n1,5;u\n2,5;v\n", "label=y&decimal=,");
    assertArrayEquals(all(data), read("a\n1,5\n2,5\n", data.encoding().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a;b;c/1;2;3|line 1 names columns, but the model learned from a table without a header",
        "1/2        |line 1 has 1 cell, but the model learned from a table without a header; give",
        "1,2,3,4,5  |line 1 has 5 cells, but the model",
        "1,2,3,4,5  |give rows of 2 numbers, or 3 with the label in column 1 (the first is 0), sep",
        "1 2        |3 with the label in column 1 (the first is 0), separated by commas, and",
      })
  void rowsWithoutNamesAreSaidToBeWanted(String csv, String expected) {
    TableEncoding encoding = encoding("1,b,5\n2,a,7\n4,b,9\n", "label=1");
    String rows = csv.strip().replace('/', '\n');
    assertSays(expected, assertThrows(DataException.class, () -> read(rows, encoding)));
  }

  @Test
  void otherColumnsAreRefusedBeforeTheirValues() {
    TableEncoding encoding = encoding(TABLE, "label=kind&missing=?");
    Path trees = write("trees.csv", "height,kind\n,a\n2,b\n");
    assertSays(
        "data set 'trees.csv': its columns are [height] but the model learned from [size, id, co",
        assertThrows(
            DataException.class,
            () -> encoding.requireColumns(new DataSpec("csv", trees.toString(), "label=kind"))));
    Path same = write("same.csv", TABLE);
    encoding.requireColumns(new DataSpec("csv", same.toString(), "label=kind"));
  }

  @Test
  void otherDataGoThroughTheSame() {
    TableEncoding learned = encoding(TABLE, "label=kind&missing=?");
    String fewer = "size,id,colour,kind\n10,7,red,b\n20,8,green,a\n";
    Dataset other = load(fewer, "label=kind").encodedBy(learned);
    assertEquals(learned.inputs(), other.inputShape().size());
    assertEquals(List.of(1, 0), Datasets.labels(other));
    assertArrayEquals(read(fewer, learned), all(other));
    Dataset part = load(fewer, "label=kind").subset(new int[] {1}, "one").encodedBy(learned);
    assertEquals(Optional.of(learned), part.encoding());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "size,id,kind/1,2,a/2,3,b                |its columns are [size, id] but the model learne",
        "size,id,colour,kind/1,2,pink,a/2,3,red,b|column 'colour' holds 'pink', which the model's",
        "size,id,colour,kind/1,2,red,a/2,3,red,c |column 'kind' holds 'c', which the model's data",
        "size,id,colour,kind/u,2,red,a/v,3,red,b |the column 'size' holds numbers here and names",
        "size,id,colour,kind/1,2,red,1.5/2,3,red,2|the label 'kind' holds numbers here and names",
      })
  void otherDataThatDoNotFitAreRefused(String table, String expected) {
    TableEncoding learned = encoding(TABLE, "label=kind&missing=?");
    Dataset other = load(table.strip().replace('/', '\n'), "label=kind");
    assertSays(expected, assertThrows(DataException.class, () -> other.encodedBy(learned)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "size,id/1,2             |line 1 names no column 'colour'; it must name what the",
        "1,2,red                 |line 1 names no column 'size'",
        "size,id,colour/1,2,pink |line 2, column 'colour': 'pink' does not occur in the training",
        "size,id,colour/1,x,red  |line 2, column 'id': 'x' is no number, as the training data have",
        "size,id,colour/1,2      |line 2, column 'colour': the line has 2 cells where 3",
        "size,id,colour/1,,red   |line 2, column 'id': the cell is empty",
        "size,id,colour,id/1,2,red,3|the header names columns 1 and 3 'id'",
        "``                      |the file is empty",
      })
  void rowsThatDoNotFitAreRefused(String csv, String expected) {
    TableEncoding learned = encoding(TABLE, "label=kind&missing=?");
    assertSays(
        expected,
        assertThrows(
            DataException.class, () -> read(csv.strip().replace('/', '\n'), learned)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"index\":0`|`\"index\":9`|column index 9 of 4",
        "`\"index\":0`|`\"index\":1`|column index 1 of 4",
        "`\"index\":3`|`\"index\":0`|label index 0 of 4",
        "`\"index\":3`|`\"index\":-1`|label index -1 of 4",
        "`\"separator\":\",\"`|`\"separator\":\"\"`|separator ''",
        "`\"deviation\":`|`\"deviation\":-`|the deviation -",
        "`\"header\":true`|`\"header\":3`|header",
        "`{\"header\"`|`{`|the encoding of a table:",
        "`\"fill\":2`|`\"fill\":3`|fill 3 of 3 categories",
      })
  void damagedTextsAreRefused(String from, String to, String expected) {
    String json = encoding(TABLE, "label=kind&missing=?").toJson();
    String damaged = json.replaceFirst(Pattern.quote(from), to);
    assertNotEquals(json, damaged, json);
    assertSays(
        expected, assertThrows(DataException.class, () -> TableEncoding.parse(damaged)));
  }

  private static void assertSays(String expected, DataException e) {
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
