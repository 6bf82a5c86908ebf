// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.Optional;

/** Any table in a CSV file. */
record CsvProvider() implements DatasetProvider {

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String summary() {
    return "any table, such as csv:iris.csv?label=species; numbers are standardised, names one-hot";
  }

  @Override
  public Optional<String> argument() {
    return Optional.of("FILE");
  }

  @Override
  public Optional<String> options() {
    return Optional.of(
        "label=NAME&task=classification&test=FILE&missing=TEXT&drop=NAME&categorical=NAME"
            + "&header=yes&separator=;&decimal=,&standardise=no&folds=K&fold=I&seed=N");
  }

  @Override
  public DataSplits load(DataRequest request) {
    return CsvTable.read(request.spec().shortly(), CsvOptions.of(request.spec()));
  }
}
