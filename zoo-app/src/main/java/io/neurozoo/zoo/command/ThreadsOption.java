// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.backend.BackendOptions;
import io.neurozoo.zoo.catalogue.UsageException;
import picocli.CommandLine.Option;

/** How many threads. */
final class ThreadsOption {
  private static final int MOST = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads to use, 1 to 1024 (default: one a processor). No result depends on it.")
  private Integer threads;

  int threads() {
    int count = threads == null ? BackendOptions.defaults().threads() : threads;
    if (count < 1 || count > MOST) {
      throw new UsageException("--threads is " + count + "; it must be from 1 to " + MOST);
    }
    return count;
  }
}
