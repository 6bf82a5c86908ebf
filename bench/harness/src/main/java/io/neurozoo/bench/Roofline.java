// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.Results.Row;
import io.neurozoo.bench.contender.PeakTask;
import io.neurozoo.bench.contender.Task;
import io.neurozoo.bench.contender.Work;
import io.neurozoo.bench.contender.Workload;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Where workloads stand below what the machine can do: the lower of its arithmetic and, for so many
 * operations a byte, of the memory that the workload fits in. Williams, Waterman and Patterson,
 * "Roofline", Communications of the ACM 52(4), 2009.
 */
final class Roofline {
  private static final double MEGA = 1e6;
  private static final double PERCENT = 100;

  private final Results results;
  private final String reference;

  private Roofline(Results results, String reference) {
    this.results = results;
    this.reference = reference;
  }

  /** A table; empty where the machine's peaks were not measured in this run. */
  static Optional<String> of(Results results, String reference) {
    return new Roofline(results, reference).table();
  }

  /** What holds a workload of that size, and how fast it is. */
  private record Memory(String name, double gigabytesPerSecond) {}

  private Optional<String> table() {
    var out =
        new StringBuilder(
            "Counted from shapes: operations and the least bytes of a step. The limit is the lower"
                + " of the product 256x256x256's rate, and intensity times the rate of the triad"
                + " over arrays at least as large as what the step touches.\n\n");
    out.append(
        Cells.row(
            "task", "threads", "MFLOP", "MB", "FLOP/byte", "fits in", "limit", "measured",
            "share"));
    out.append(Cells.rule(9));
    boolean any = false;
    for (Row row : results.rows()) {
      Optional<String> line = Workload.task(row.task()).flatMap(task -> line(row, task));
      line.ifPresent(out::append);
      any |= line.isPresent();
    }
    return any ? Optional.of(out.toString()) : Optional.empty();
  }

  private Optional<String> line(Row row, Task task) {
    Work work = task.work(row.threads());
    OptionalDouble peak = arithmetic(row.threads());
    Optional<Memory> memory = memory(row.threads(), work.workingSet());
    if (task instanceof PeakTask
        || peak.isEmpty()
        || memory.isEmpty()
        || !results.row(row).containsKey(reference)) {
      return Optional.empty();
    }
    double bandwidth = memory.get().gigabytesPerSecond();
    double limit =
        work.flops() > 0
            ? Math.min(peak.getAsDouble(), work.intensity() * bandwidth)
            : bandwidth;
    double measured = work.rate(results.medians(row, reference).median());
    return Optional.of(
        Cells.row(
            row.task(),
            row.threads(),
            work.flops() > 0 ? Cells.number(work.flops() / MEGA) : "",
            Cells.number(work.bytes() / MEGA),
            work.flops() > 0 ? Cells.number(work.intensity()) : "",
            memory.get().name(),
            Cells.number(limit) + " " + work.unit(),
            Cells.number(measured) + " " + work.unit(),
            "%.0f %%".formatted(PERCENT * measured / limit)));
  }

  private OptionalDouble arithmetic(int threads) {
    Task product = Workload.PEAKS.tasks().getFirst();
    var row = new Row(product.name(), threads);
    return measured(row)
        ? OptionalDouble.of(
            product.work(threads).rate(results.medians(row, reference).median()))
        : OptionalDouble.empty();
  }

  /** The smallest set of arrays that is no smaller than the step's, else the largest. */
  private Optional<Memory> memory(int threads, double bytes) {
    Comparator<PeakTask> bySize = Comparator.comparingInt(PeakTask::kibibytes);
    return Stream.concat(
            triads(threads).filter(t -> t.work(threads).workingSet() >= bytes).sorted(bySize),
            triads(threads).sorted(bySize.reversed()))
        .findFirst()
        .map(
            task ->
                new Memory(
                    task.kibibytes() + " KiB a thread",
                    task.work(threads)
                        .rate(
                            results.medians(new Row(task.name(), threads), reference).median())));
  }

  private Stream<PeakTask> triads(int threads) {
    return Workload.PEAKS.tasks().stream()
        .filter(task -> measured(new Row(task.name(), threads)))
        .filter(PeakTask.class::isInstance)
        .map(PeakTask.class::cast)
        .filter(task -> task.kind() == PeakTask.Kind.TRIAD);
  }

  private boolean measured(Row row) {
    return results.rows().contains(row) && results.row(row).containsKey(reference);
  }
}
