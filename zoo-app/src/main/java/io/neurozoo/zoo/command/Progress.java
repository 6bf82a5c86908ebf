// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

import io.neurozoo.training.TrainingListener;
import java.io.PrintWriter;

/** Shows on standard error how a training goes on. */
interface Progress extends TrainingListener, AutoCloseable {

  /** A bar on a terminal, plain lines elsewhere. */
  static Progress on(PrintWriter err, boolean terminal) {
    return terminal ? new ProgressDisplay(err) : new ProgressLines(err);
  }

  /** Ends the display by a last line, in any thread: whatever comes after it is not shown. */
  void stop(String line);

  /** Ends the display; closing twice does nothing. */
  @Override
  void close();
}
