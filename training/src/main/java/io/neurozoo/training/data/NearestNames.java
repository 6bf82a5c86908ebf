// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a misspelt one may have meant. */
public final class NearestNames {

  private static final int MOST = 3;

  /** Fewer letters than this say nothing by being part of a name. */
  private static final int SHORTEST_PART = 3;

  private NearestNames() {}

  /**
   * At most three of the known names, the nearest first, equals by name: those that contain the one
   * given, and those within a third of the longer length in edits, or two where that is more.
   */
  public static List<String> of(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> isNear(wanted, k))
        .sorted(
            Comparator.comparingInt((String k) -> edits(wanted, k))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static boolean isNear(String wanted, String known) {
    boolean contained = wanted.length() >= SHORTEST_PART && known.contains(wanted);
    int longer = Math.max(wanted.length(), known.length());
    return contained || edits(wanted, known) <= Math.max(2, longer / 3);
  }

  /** The insertions, deletions and replacements that turn one into the other (Levenshtein 1966). */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
