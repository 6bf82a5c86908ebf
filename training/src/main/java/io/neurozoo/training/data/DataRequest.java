// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Path;

/**
 * A request to a {@link DatasetProvider}.
 *
 * @param spec what is asked for
 * @param dataDir the folder that holds one subfolder for each named data set; it may not exist
 */
public record DataRequest(DataSpec spec, Path dataDir) {

  /** The subfolder of a named data set: the id's part after the vendor, within the data folder. */
  public Path folder() {
    return dataDir.resolve(spec.id().substring(spec.id().indexOf(':') + 1));
  }
}
