// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How to read a table.
 *
 * @param file what to learn from
 * @param test what to test by; where there is none, a part of {@code file}
 * @param label the column to predict, by name or by index from 0
 * @param task {@code classification} or {@code regression}; where it is not given, the label tells
 * @param header whether the first line names the columns; where it is not given, the lines tell
 * @param separator between cells; where it is not given, the first line tells
 * @param decimal the point of decimal numbers
 * @param missing texts that stand for a missing value: the mean of the training part takes its
 *     place, or the most frequent name. Where none is given, a missing value is a mistake
 * @param impute false where missing values are refused though they have a name
 * @param categorical columns whose numbers are names, by name or index
 * @param drop columns to leave out, by name or index
 * @param standardise false where numbers are to stay as they are
 * @param folds how many folds, and {@code fold} the one to test by
 * @param seed of the split into training and test part
 */
record CsvOptions(
    Path file,
    Optional<Path> test,
    String label,
    Optional<String> task,
    Optional<Boolean> header,
    Optional<Character> separator,
    char decimal,
    List<String> missing,
    boolean impute,
    List<String> categorical,
    List<String> drop,
    boolean standardise,
    OptionalInt folds,
    int fold,
    long seed) {

  /** The seed that splits a table without a test file. */
  static final long SPLIT_SEED = 80_20;

  private static final Set<String> REPEATABLE = Set.of("missing", "categorical", "drop");

  private static final Set<String> KNOWN =
      Set.of(
          "label",
          "task",
          "test",
          "header",
          "separator",
          "decimal",
          "missing",
          "impute",
          "categorical",
          "drop",
          "standardise",
          "folds",
          "fold",
          "seed");

  private static final int MOST_FOLDS = 1000;

  static CsvOptions of(DataSpec spec) {
    SpecOptions options = SpecOptions.parse(spec.toString(), spec.options(), KNOWN, REPEATABLE);
    Path file = path(options, spec.argument());
    return of(file, options.text("test").map(text -> path(options, text)), options);
  }

  /** Options whose files are known. */
  static CsvOptions of(Path file, Optional<Path> test, String spec, String text) {
    return of(file, test, SpecOptions.parse(spec, text, KNOWN, REPEATABLE));
  }

  private static CsvOptions of(Path file, Optional<Path> test, SpecOptions options) {
    String label = options.text("label").orElseThrow(() -> withoutLabel(file, options));
    int folds = options.whole("folds", 0, 2, MOST_FOLDS);
    requireSplit(options, test.isPresent());
    return new CsvOptions(
        file,
        test,
        label,
        options.choice("task", "classification", "regression"),
        options.choice("header", "yes", "no").map("yes"::equals),
        separator(options),
        decimal(options),
        marks(options),
        options.choice("impute", "mean", "no").orElse("mean").equals("mean"),
        options.all("categorical"),
        options.all("drop"),
        options.choice("standardise", "yes", "no").orElse("yes").equals("yes"),
        folds == 0 ? OptionalInt.empty() : OptionalInt.of(folds),
        folds == 0 ? 0 : options.whole("fold", 0, 0, folds - 1),
        options.seed(SPLIT_SEED));
  }

  /** Says what may be predicted, which is in the file. */
  private static DataException withoutLabel(Path file, SpecOptions options) {
    String sign = options.has("label") || options.isEmpty() ? "?" : "&";
    return options.mistake(
        "the label is missing; add %slabel=NAME, the column to predict, or its index from 0; the"
                .formatted(sign)
            + " first line is " + CsvLayout.firstLine(file, separator(options), decimal(options)));
  }

  private static void requireSplit(SpecOptions options, boolean tested) {
    for (String key : List.of("folds", "fold", "seed")) {
      if (tested && options.has(key)) {
        throw options.mistake("there is a test file; leave " + key + " out, which is about none");
      }
    }
    if (options.has("folds") != options.has("fold")) {
      throw options.mistake(
          "folds and fold go together: folds=5&fold=0 tests by the first of five folds");
    }
  }

  /** Who asks for missing values to be replaced, and names none, means empty cells. */
  private static List<String> marks(SpecOptions options) {
    boolean empty = options.text("impute").isPresent() && !options.has("missing");
    return empty ? List.of("") : options.all("missing");
  }

  private static char decimal(SpecOptions options) {
    return options.choice("decimal", ".", ",").orElse(".").charAt(0);
  }

  private static Optional<Character> separator(SpecOptions options) {
    return options
        .text("separator")
        .map(
            text ->
                switch (text) {
                  case ",", "comma" -> ',';
                  case ";", "semicolon" -> ';';
                  case "tab" -> '\t';
                  default ->
                      throw options.mistake(
                          "separator=" + text + "; it must be comma, ; or tab");
                });
  }

  private static Path path(SpecOptions options, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw options.mistake("'" + text + "' is not a path (" + e.getReason() + "); give a file");
    }
  }
}
