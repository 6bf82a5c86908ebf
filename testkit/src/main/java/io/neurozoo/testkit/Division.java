// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import java.util.ArrayList;
import java.util.List;

/** One way to cut a kernel's units into calls. */
record Division(String name, List<Range> ranges) {
  /** More pieces than this are not made: the units come in runs then. */
  private static final long MOST_PIECES = 4096;

  /** One call. */
  record Range(long from, long to) {}

  /** Everything in one call. */
  static Division whole(long units) {
    return new Division("in one call", List.of(new Range(0, units)));
  }

  /** Unit by unit, forwards or backwards. */
  static Division single(long units, boolean backwards) {
    long step = Math.ceilDiv(units, MOST_PIECES);
    List<Range> ranges = new ArrayList<>();
    for (long from = 0; from < units; from += step) {
      ranges.add(new Range(from, Math.min(from + step, units)));
    }
    String name = step == 1 ? "unit by unit" : "in runs of " + step + " units";
    return backwards
        ? new Division(name + ", backwards", ranges.reversed())
        : new Division(name, ranges);
  }

  /** As two threads divide it. */
  static Division halves(long units) {
    long middle = units / 2;
    return new Division("in halves", List.of(new Range(0, middle), new Range(middle, units)));
  }

  /** Runs of 1, 2, 3 and so on: boundaries at odd places. */
  static Division growing(long units) {
    List<Range> ranges = new ArrayList<>();
    long from = 0;
    for (long size = 1; from < units; size++) {
      long to = Math.min(from + size, units);
      ranges.add(new Range(from, to));
      from = to;
    }
    return new Division("in runs that grow", ranges);
  }

  /** All of them. */
  static List<Division> all(long units) {
    return List.of(
        whole(units), single(units, false), single(units, true), halves(units), growing(units));
  }
}
