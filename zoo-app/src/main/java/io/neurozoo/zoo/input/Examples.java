// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.model.ModelInfo;
import io.neurozoo.tensor.Shape;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Examples in order. Of an input of any length only a few are in memory at once, where its format
 * allows that.
 */
public interface Examples extends AutoCloseable {

  /**
   * Writes the next examples, preprocessed, as a network takes them.
   *
   * @param floats room for {@code most} examples as float32, row-major
   * @param most at least 1
   * @return how many were written; 0 at the end
   * @throws InputException where the input is damaged or does not fit the model
   */
  int next(MemorySegment floats, int most);

  /**
   * How many examples are worth planning for at once: as many as there are, where that is known.
   */
  int batch(int most);

  /** What was done to the input that its author may not expect. */
  default Optional<String> note() {
    return Optional.empty();
  }

  @Override
  void close();

  /**
   * Opens an input.
   *
   * @param input {@code -} for JSON from {@code stdin}; {@code idx:FILE}; {@code csv:FILE}; or a
   *     file, which is CSV where its name ends so, else a picture, IDX or JSON as its first bytes
   *     say
   * @param shape of one example
   * @param info says what the bytes of pictures and IDX files, and the rows of CSV files, go
   *     through, and JSON objects, which are such rows; JSON arrays are taken as they are
   * @param invert true where light and dark of a picture are to be swapped
   * @throws InputException where there is no such file, or it cannot be read
   */
  static Examples open(
      String input, InputStream stdin, Shape shape, ModelInfo info, boolean invert) {
    if (input.equals("-")) {
      requireNot(invert, input);
      return json("-", stdin, shape, info);
    }
    if (input.startsWith("csv:") || isTable(input.toLowerCase(Locale.ROOT))) {
      requireNot(invert, input);
      return new CsvExamples(
          path(input.startsWith("csv:") ? input.substring(4) : input), shape, info);
    }
    Path file = path(input.startsWith("idx:") ? input.substring(4) : input);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "input '"
              + file
              + "': "
              + (Files.exists(file) ? "not a regular file" : "no such file")
              + "; give a picture, a JSON, IDX or CSV file, or - for JSON from standard input");
    }
    Format format = input.startsWith("idx:") ? Format.IDX : Format.of(file);
    requireNot(invert && format != Format.PICTURE, input);
    return switch (format) {
      case IDX -> new IdxExamples(file, shape, info.preprocessing());
      case PICTURE -> new PictureExample(file, shape, info.preprocessing(), invert);
      case JSON -> json(file, shape, info);
    };
  }

  /** By the name; what is compressed is refused where it is read, with a word about that. */
  private static boolean isTable(String name) {
    return name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".tsv");
  }

  private static void requireNot(boolean inverted, String input) {
    if (inverted) {
      throw new UsageException(
          "--invert is for pictures, and '" + input + "' is none; leave it out");
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("input '" + text + "' is not a path (" + e.getReason() + ")", e);
    }
  }

  /** Objects are raw rows, where the model learned from such; all else is arrays of numbers. */
  private static Examples json(String name, InputStream in, Shape shape, ModelInfo info) {
    BufferedInputStream bytes = new BufferedInputStream(in);
    try {
      Optional<TableEncoding> table = TableEncoding.of(info);
      return table.isPresent() && JsonStart.isObject(bytes)
          ? new JsonRecords(name, bytes, table.get())
          : new JsonExamples(name, bytes, shape);
    } catch (IOException e) {
      throw InputException.unreadable(name, e);
    }
  }

  private static Examples json(Path file, Shape shape, ModelInfo info) {
    try {
      return json(file.toString(), Files.newInputStream(file), shape, info);
    } catch (IOException e) {
      throw InputException.unreadable(file.toString(), e);
    }
  }
}
