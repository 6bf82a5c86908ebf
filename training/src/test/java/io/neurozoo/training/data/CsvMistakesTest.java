// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a table gives one line that says where and what to do. */
class CsvMistakesTest {

  @TempDir Path folder;

  private String refusal(String name, String options) {
    String spec = "csv:" + folder.resolve(name) + "?" + options;
    DataException e =
        assertThrows(
            DataException.class,
            () -> DataCatalogue.with(List.of()).load(spec, Path.of("nowhere")));
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    return e.getMessage();
  }

  private static void assertSays(String expected, String message) {
    assertTrue(message.contains(expected), message);
  }

  /** In the cells of the table a slash ends the line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "y          |x,y/1,a/NaN,b/3,a|line 3, column 'x': NaN is no finite number; leave the row",
        "y          |x,y/NaN,a/2,b|line 2, column 'x': NaN is no finite number",
        "y          |x,y/1,a/-inf,b|line 3, column 'x': -inf is no finite number",
        "y&header=yes|x,y/nan,a/nan,b|line 2, column 'x': nan is no finite number",
        "y          |x,y/1e39,a/2,b|line 2, column 'x': 1e39 is too large for a float; scale",
        "y          |x,y/1,a/2/3,b|line 3, column 'y': the line has 1 cell where 2 are wanted",
        "y          |x,y/1,a/2,b,c|line 3, column 2 (the first is 0): the line has 3 cells",
        "y          |x,y/1,a/,b|line 3, column 'x': the cell is empty; fill it, or add missing=",
        "y&missing=?|x,y/1,a/,b|line 3, column 'x': the cell is empty",
        "y          |x,z,y/1,,a/2,,b|column 'z': the column holds no value at all; add drop=z",
        "y          |x,z,y/1,,a/2,,a/2,5,b|line 2, column 'z': the cell is empty; fill it, or add",
        "y          |x,z,y/1,,a/2,,a/2,u,b|line 2, column 'z': the cell is empty; fill it, or add",
        "y          |x,y/1,a/?,b|line 3, column 'x': '?' is no number, but line 2 has '1'; add mi",
        "y          |x,y/red,a/7,b|line 3, column 'x': '7' is a number, but line 2 has 'red'",
        "y&missing=?&impute=no|x,y/1,a/?,b|line 3, column 'x': the value is missing; fill it in",
        "y          |x,y/1,a/2,|line 3, column 'y': the label is missing; leave the row out",
        "y&missing=?|x,y/1,a/2,?|line 3, column 'y': the label is missing",
        "y&missing=?|x,z,y/1,?,a/2,?,b|column 'z': the column holds no value at all; add drop=z",
        "y          |x,y/1,a/2,a|the label 'y' is 'a' in all rows; a classification needs at least",
        "y          |x,y/1,7/2,7/3,7|the label 'y' is '7' in all rows; a regression needs at least",
        "y&task=regression|x,y/1,.5/2,0.5|the label 'y' is '0.5' in all rows; a regression needs a",
        "y&task=regression&standardise=no|x,y/1,7/2,7|the label 'y' is '7' in all rows",
        "y&task=classification|x,y/1,7/2,7|the label 'y' is '7' in all rows; a classification nee",
        "y          |x,y/1,1/2,2|the label 'y' holds whole numbers, 2 different ones, which may be",
        "y          |x,y/1,1/2,2|say task=classification or task=regression",
        "1          |1,1/2,2|the label '1' holds whole numbers",
        "y&task=regression|x,y/1,a/2,b|line 2, column 'y': a regression needs numbers and the lab",
        "y&task=regression|x,y/1,1/2,b|line 3, column 'y': 'b' is no number, but line 2 has '1'",
        "y&task=regression|x,y/1,1/2,inf|line 3, column 'y': inf is no finite number",
        "z          |x,y/1,a|label=z: there is no such column; did you mean x or y? columns: x, y",
        "2          |x,y/1,a|label=2: there is no such column",
        "-1         |x,y/1,a|label=-1: there is no such column",
        "colour     |x,color/1,a|did you mean color? columns: x, color (0 to 1)",
        "y          |1,a/2,b|columns: 0 to 1, without names, since the first line holds a number",
        "y&drop=w   |x,y/1,a|drop=w: there is no such column",
        "y&categorical=w|x,y/1,a|categorical=w: there is no such column",
        "y&drop=y   |x,z,y/1,2,a|the label 'y' is dropped too; drop another",
        "y&drop=x   |x,y/1,a|no column is left besides the label; drop fewer",
        "y          |x,y,x/1,a,2|line 1, column 2 (the first is 0): the header names columns 0 an",
        "1          |x,y/u,v|so the first may or may not name the columns; say header=yes or head",
        "y          |x,y|there is a header and no example; add examples",
        "y          |x:y/1:a|there is one column, 'x:y'; a table needs two. Are the cells separat",
        "y&separator=,|x;y/1;a|there is one column, 'x;y'; a table needs two. Are the cells separ",
        "y          |a,y/1.5,x/?,z/,z/NA,x|add missing=?&missing=&missing=NA or categorical=a",
        "y          |a,b,y/1.5,?,x/2,,x|line 3, column 'b': the cell is empty; fill it, or add mi",
        "y          |a b;y/1,5;x|line 2, column 'a b': '1,5' is a number with a comma; add decima",
        "y          |a,y/\"1,234.5\",x/2,z|line 2, column 'a': '1,234.5' is a number with a comma",
        "y&decimal=,|a;y/1,5;x/1.5;z|line 3, column 'a': '1.5' is a number with a point; leave dec",
        "y&decimal=,|a;y/1.234,5;x/7,5;z|line 2, column 'a': '1.234,5' is a number with a point",
        "y&decimal=,|a;y/1,5;x/12.03.2024;z|'12.03.2024' is no number, but line 2 has '1,5'",
        "y          |a,y/1,2,x|line 2, column 2 (the first is 0): the line has 3 cells where 2 are",
        "y&task=regression|x,y/1,2/3,4|there are too few rows (2) to learn from and to test by; g",
      })
  void inATable(String options, String table, String expected) throws IOException {
    Files.writeString(folder.resolve("t.csv"), table.replace('/', '\n') + "\n");
    String message = refusal("t.csv", "label=" + options.strip());
    assertSays(expected, message);
    String file = folder.resolve("t.csv").toString();
    assertSays(file, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x,y/5,c           |line 2, column 'y': 'c' does not occur in the training data; did you",
        "x,y/c,a           |line 2, column 'x': 'c' is no number, as the training data have here",
        "x,y/NaN,a         |line 2, column 'x': 'NaN' is no finite number",
        "x,y/1e60,a        |line 2, column 'x': '1e60' is too large for a float",
        "x,y/,a            |line 2, column 'x': the cell is empty",
        "x,y/1,            |line 2, column 'y': the label is missing; leave the row out",
        "x,z/1,a           |line 1, column 1 (the first is 0): the header says 'z' where that of",
        "y,x/a,1           |the header says 'y' where that of the training data has 'x'",
        "x/1               |line 1, column 1 (the first is 0): the line has 1 cell",
        "x,y/1,a/2         |line 3, column 'y': the line has 1 cell where 2 are wanted",
        "x,y               |there is no example; add some",
        "``                |the file is empty",
      })
  void inATestFile(String table, String expected) throws IOException {
    Files.writeString(folder.resolve("train.csv"), "x,y\n1,a\n2,b\n3,a\n");
    Files.writeString(folder.resolve("test.csv"), table.strip().replace('/', '\n'));
    String message = refusal("train.csv", "label=y&test=" + folder.resolve("test.csv"));
    assertSays(expected, message);
    assertSays(folder.resolve("test.csv").toString(), message);
  }

  @Test
  void aNumberToPredictThatIsTheSameInTheRowsToLearnFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("train.csv"), "x,y\n1,1.5\n2,2\n3,2\n4,2\n");
    assertSays(
        "the label 'y' is the same in all rows to learn from, of which there are 2; a regression",
        refusal("train.csv", "label=y&folds=2&fold=0"));
    String spec = "csv:" + file + "?label=y&test=" + file;
    Dataset train = DataCatalogue.with(List.of()).load(spec, Path.of("nowhere")).train();
    DataException e = assertThrows(DataException.class, () -> train.fittedTo(0));
    assertEquals(
        "data set 'train.csv': the label 'y' is the same in all rows to learn from, of which there is 1;"
            + " a regression needs at least two different numbers, so give more rows",
        e.getMessage());
  }

  @Test
  void anUnknownCategoryOfATestFile() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "c,y\nred,1.5\nblue,2\n");
    Files.writeString(folder.resolve("test.csv"), "c,y\nblue,1\ngreed,2\n");
    assertSays(
        "line 3, column 'c': 'greed' does not occur in the training data; did you mean red? known:",
        refusal("train.csv", "label=y&test=" + folder.resolve("test.csv")));
  }

  @Test
  void tooManyNames() throws IOException {
    StringBuilder lines = new StringBuilder("name,x,y\n");
    for (int i = 0; i < 1002; i++) {
      lines.append("n").append(i).append(',').append(i).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    Files.writeString(folder.resolve("t.csv"), lines);
    assertSays(
        "line 1002, column 'name': more than 1,000 different texts, each to become an input; add"
            + " drop=name",
        refusal("t.csv", "label=y"));
    assertSays(
        "line 1002, column 'name': the label has more than 1,000 classes", refusal("t.csv",
            "label=name"));
    assertSays(
        "line 1002, column 'x': the label has more than 1,000 classes; say task=regression",
        refusal("t.csv", "label=x&task=classification&drop=name"));
  }

  @Test
  void brokenQuotes() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,a\n\"2,b\n3,a\n");
    assertSays(
        "line 3, column 'x': a quotation mark that no other one closes",
        refusal("t.csv", "label=y"));
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,a\n2,\"b\"c\n");
    assertSays(
        "line 3, column 'y': something follows a closing quotation mark; write \"\"",
        refusal("t.csv", "label=y"));
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,a\n2,\"" + "b,c\n".repeat(100_000));
    assertSays("line 3, column 'y': a cell of more than", refusal("t.csv", "label=y"));
    Files.writeString(folder.resolve("t.csv"), "x,y\n1" + ",a".repeat(20_000));
    assertSays("line 2 has more than 16,384 cells", refusal("t.csv", "label=y"));
  }

  @Test
  void anotherCharset() throws IOException {
    byte[] latin = "x,y\n1,a\n2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("t.csv"), latin);
    assertSays(
        "line 3, character 6: byte 0xe9 is not UTF-8; save the file as UTF-8",
        refusal("t.csv", "label=y"));
    Files.write(folder.resolve("t.csv"), "x,y\n1,a\n".getBytes(StandardCharsets.UTF_16));
    assertSays("line 1: it is UTF-16; save the file as UTF-8", refusal("t.csv", "label=y"));
    String lines = "x,y\n" + "1,a\n2,\u00e9\n".repeat(50_000) + "3,\u00e9";
    byte[] late = lines.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("t.csv"), Arrays.copyOf(late, late.length - 1));
    assertSays("line 100002, character 3: byte 0xc3 is not UTF-8", refusal("t.csv", "label=y"));
  }

  @Test
  void filesThatAreNone() throws IOException {
    assertSays("no such file; give the path of a CSV file", refusal("none.csv", "label=y"));
    Files.createDirectory(folder.resolve("folder.csv"));
    assertSays("it is a folder", refusal("folder.csv", "label=y"));
    Files.write(folder.resolve("gz.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertSays("it is compressed by gzip; unpack it", refusal("gz.csv", "label=y"));
    Files.writeString(folder.resolve("excel.csv"), "PK\u0003\u0004");
    assertSays("it is an Excel workbook or another zip archive", refusal("excel.csv", "label=y"));
    Files.writeString(folder.resolve("key.csv"), "PK,x,y\n1,1,1\n2,2,2\n3,1,2\n");
    assertSays("the label 'y' holds whole numbers", refusal("key.csv", "label=y"));
    Files.createFile(folder.resolve("empty.csv"));
    assertSays("the file is empty; give one with examples", refusal("empty.csv", "label=y"));
    Files.writeString(folder.resolve("blank.csv"), "\n\n\n");
    assertSays("the file is empty", refusal("blank.csv", "label=y"));
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,a\n2,b\n");
    assertSays("not a path", refusal("t.csv", "label=y&test=a\0b"));
    assertSays("no such file", refusal("t.csv", "label=y&test=" + folder.resolve("none.csv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "task=classification|the label is missing; add &label=NAME, the column to predict, or its",
        "lable=y|unknown option 'lable'; did you mean label? known: categorical, decimal,",
        "label=y&label=x|the option 'label' comes twice; give it once",
        "label=y&task=sort|task=sort; it must be classification or regression",
        "label=y&header=maybe|header=maybe; it must be yes or no",
        "label=y&impute=median|impute=median; it must be mean or no",
        "label=y&standardise=1|standardise=1; it must be yes or no",
        "label=y&separator=::|separator=::; it must be comma, ; or tab",
        "label=y&decimal=;|decimal=;; it must be . or ,",
        "label=y&folds=3|folds and fold go together: folds=5&fold=0 tests by the first",
        "label=y&fold=0|folds and fold go together",
        "label=y&folds=1&fold=0|folds=1; it must be a whole number from 2 to 1000",
        "label=y&folds=3&fold=3|fold=3; it must be a whole number from 0 to 2",
        "label=y&test=a.csv&seed=3|there is a test file; leave seed out, which is about none",
        "label=%ff%fe|is not UTF-8 behind its percent signs",
      })
  void inTheOptions(String options, String expected) throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,a\n2,b\n");
    assertSays(expected, refusal("t.csv", options));
  }
}
