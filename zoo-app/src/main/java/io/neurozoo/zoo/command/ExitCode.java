// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.command;

/** What the command ends with; 0 where all went well. */
final class ExitCode {
  /** All went well. */
  static final int OK = 0;

  /** The work failed: bad files, a training that diverged, a check that did not pass. */
  static final int FAILED = 1;

  /** What was asked for does not exist or cannot be. */
  static final int USAGE = 2;

  private ExitCode() {}
}
