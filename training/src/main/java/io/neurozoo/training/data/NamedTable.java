// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published table by name, in the data folder's subfolder {@code tabular}.
 *
 * @param reading the options of {@code csv:} that fit it
 */
record NamedTable(
    String id, String summary, String file, Optional<String> testFile, String reading)
    implements DatasetProvider {

  /** The subfolder that holds all of them. */
  static final String FOLDER = "tabular";

  private static final Set<String> OPTIONS = Set.of("folds", "fold", "seed");

  static List<DatasetProvider> all() {
    return List.of(
        table("auto-insurance", "claims to payments, 63 rows; regression", "1&task=regression"),
        table(
            "banknote-authentication",
            "banknotes by wavelets of their picture, 1,372 x 4, 2 classes",
            "banknote_authentication.csv",
            "4&task=classification"),
        table(
            "breast-cancer-wisconsin",
            "tumours by their cells, 699 x 9, 2 classes, 16 values missing",
            "9&task=classification&missing=?"),
        table(
            "california-housing",
            "house values of 20,640 districts by 9 columns; regression",
            "california_housing.csv",
            "median_house_value&task=regression&missing="),
        table(
            "housing", "Boston house values, 506 x 13; regression", "13&task=regression"),
        table("iris", "irises by their sepals and petals, 150 x 4, 3 classes (Fisher 1936)", "4"),
        new NamedTable(
            "optdigits",
            "scanned digits of 8 x 8 counts, 3,823 + 1,797 x 64, 10 classes",
            "optdigits_train.csv",
            Optional.of("optdigits_test.csv"),
            "label=64&task=classification&header=no"),
        table(
            "pima-indians-diabetes",
            "diabetes within five years, 768 x 8, 2 classes",
            "8&task=classification"),
        new NamedTable(
            "wdbc",
            "tumours by their cells' nuclei, 569 x 30, 2 classes",
            "wdbc_breastcancer.csv",
            Optional.empty(),
            "label=diagnosis&drop=id"),
        table("wine", "wines by their contents, 178 x 13, 3 classes", "13&task=classification"));
  }

  private static NamedTable table(String id, String summary, String label) {
    return table(id, summary, id + ".csv", label);
  }

  private static NamedTable table(String id, String summary, String file, String label) {
    return new NamedTable(id, summary, file, Optional.empty(), "label=" + label);
  }

  @Override
  public Optional<String> options() {
    return testFile.isPresent() ? Optional.empty() : Optional.of("folds=K&fold=I&seed=N");
  }

  @Override
  public DataSplits load(DataRequest request) {
    DataSpec spec = request.spec();
    SpecOptions.parse(spec.toString(), spec.options(), OPTIONS, Set.of());
    Path folder = request.dataDir().resolve(FOLDER);
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new DataException(
          "data set '%s': no file '%s'; put it there ('zoo data fetch %s' says how), or let %s"
              .formatted(id, path, id, "--data-dir or " + DataDirectory.VARIABLE)
              + " name the folder that holds '" + FOLDER + "'");
    }
    String text = spec.options().isEmpty() ? reading : reading + "&" + spec.options();
    return CsvTable.read(
        id, CsvOptions.of(path, testFile.map(folder::resolve), spec.toString(), text));
  }
}
