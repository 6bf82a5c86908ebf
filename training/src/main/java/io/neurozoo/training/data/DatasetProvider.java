// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.spi.Discovery;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A data set that can be asked for by name. Found by {@link ServiceLoader}: a jar adds one by
 * naming its provider in {@code module-info.java} and {@code META-INF/services}.
 */
public interface DatasetProvider {

  /**
   * The name: {@code vendor:name}, each of lower-case letters, digits, hyphens, dots and
   * underscores. Names without a vendor are Neurozoo's own.
   */
  String id();

  /** Other names, written as ids are. */
  default List<String> aliases() {
    return List.of();
  }

  /** One line for a list of data sets. */
  String summary();

  /**
   * What follows the name and a colon, as a word for help texts, for example {@code DIR} in {@code
   * idx:DIR}; empty where the name stands alone.
   */
  default Optional<String> argument() {
    return Optional.empty();
  }

  /**
   * The options that may follow a question mark, as a word for help texts, for example {@code
   * size=N&noise=X}; empty where there are none. A provider that has any reads them from {@link
   * DataSpec#options}; of the others, a question mark belongs to the argument.
   */
  default Optional<String> options() {
    return Optional.empty();
  }

  /**
   * Reads or makes the data.
   *
   * @throws DataException where the data are missing or damaged
   */
  DataSplits load(DataRequest request);

  /** The providers on the class and module path, and what is wrong with those that do not load. */
  static Discovery<DatasetProvider> discover() {
    return Discovery.of(
        DatasetProvider.class, loader -> ServiceLoader.load(DatasetProvider.class, loader));
  }
}
