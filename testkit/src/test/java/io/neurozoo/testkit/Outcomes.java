// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Runs dynamic tests that are expected to fail: what a contract says about a bad kernel or layer.
 */
final class Outcomes {
  private final Map<String, Throwable> failures = new LinkedHashMap<>();
  private int passed;
  private int skipped;

  static Outcomes of(Stream<DynamicTest> tests) {
    var outcomes = new Outcomes();
    tests.forEach(outcomes::run);
    return outcomes;
  }

  private void run(DynamicTest test) {
    try {
      test.getExecutable().execute();
      passed++;
    } catch (TestAbortedException e) {
      skipped++;
    } catch (Throwable e) {
      failures.put(test.getDisplayName(), e);
    }
  }

  int passed() {
    return passed;
  }

  int skipped() {
    return skipped;
  }

  /** By the name of the test. */
  Map<String, Throwable> failures() {
    return failures;
  }

  /** The message of the first failed test whose name ends so; empty where none failed. */
  String failureOf(String check) {
    return failures.entrySet().stream()
        .filter(e -> e.getKey().endsWith(": " + check))
        .map(e -> String.valueOf(e.getValue().getMessage()))
        .findFirst()
        .orElse("");
  }
}
