// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How busy the machine is, from Linux's /proc; a machine without it is reported as unknown. */
public final class Load {
  /** Fields of a line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
  private static final int FIELDS = 8;

  private static final int IDLE = 3;
  private static final int IOWAIT = 4;

  /** Where the fields of /proc/self/stat stand behind the program's name: utime and three more. */
  private static final int UTIME = 11;

  private static final int OWN_TIMES = 4;

  /** Over 1, 5 and 15 minutes. */
  private static final int AVERAGES = 3;

  /** Clock ticks of all processors: all, idle ones, and those of this process and its children. */
  private record Ticks(long all, long idle, long own) {}

  private final String before;
  private final Optional<Ticks> begin;

  private Load(String before, Optional<Ticks> begin) {
    this.before = before;
    this.begin = begin;
  }

  /** Looks at the machine for a second, then begins to watch it. */
  public static Load watch() {
    Optional<Ticks> first = ticks();
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Optional<Ticks> second = ticks();
    return new Load(
        "load average " + average() + ", " + others(first, second) + " busy with other things",
        second);
  }

  /** How busy the machine was before and, with other things than this, since then. */
  public String report() {
    return "before: " + before + "; during: " + others(begin, ticks())
        + " of the machine busy with other things; after: load average " + average();
  }

  private static String others(Optional<Ticks> from, Optional<Ticks> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return "unknown share";
    }
    long all = to.get().all - from.get().all;
    long idle = to.get().idle - from.get().idle;
    long own = to.get().own - from.get().own;
    return all == 0
        ? "unknown share"
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * Math.max(0, all - idle - own) / all);
  }

  private static Optional<Ticks> ticks() {
    try {
      String[] stat = firstLine("/proc/stat").trim().split(" +");
      long all = 0;
      for (int i = 0; i < FIELDS; i++) {
        all += Long.parseLong(stat[1 + i]);
      }
      long idle = Long.parseLong(stat[1 + IDLE]) + Long.parseLong(stat[1 + IOWAIT]);
      String line = firstLine("/proc/self/stat");
      String[] self = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long own = 0;
      for (int i = UTIME; i < UTIME + OWN_TIMES; i++) {
        own += Long.parseLong(self[i]);
      }
      return Optional.of(new Ticks(all, idle, own));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String average() {
    try {
      String[] fields = firstLine("/proc/loadavg").split(" ");
      return String.join(" ", List.of(fields).subList(0, AVERAGES));
    } catch (IOException | RuntimeException e) {
      return "unknown";
    }
  }

  private static String firstLine(String file) throws IOException {
    return Files.readString(Path.of(file)).lines().findFirst().orElse("");
  }
}
