// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.machine.Load;
import io.neurozoo.bench.machine.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Those who run in a comparison: ours, and who was added. */
final class Field {
  private final Checkout checkout;
  private final Output output;
  private final List<Path> present;
  private final List<Runner> runners = new ArrayList<>();
  private final List<Entrant> missing = new ArrayList<>();

  /**
   * Ours alone.
   *
   * @param copy folder to copy our class path to, so that a build meanwhile changes nothing
   */
  Field(Checkout checkout, Path copy, Output output) {
    this.checkout = checkout;
    this.output = output;
    String module = Entrant.OURS.module();
    present =
        Snapshot.copy(
            checkout
                .classPath(module)
                .orElseThrow(() -> new IllegalStateException(checkout.reasonNotBuilt(module))),
            copy);
    runners.add(new Runner(Entrant.OURS, Entrant.OURS.name(), present));
  }

  Runner ours() {
    return runners.getFirst();
  }

  List<Runner> runners() {
    return List.copyOf(runners);
  }

  /** The build that was kept; where there is none, or it shall be replaced, this one is kept. */
  void addBaseline(boolean replace) {
    var baseline = Baseline.standard(System.getenv());
    if (replace || baseline.runner().isEmpty()) {
      baseline.keep(present);
      output.say("keeping this build as the baseline, in " + baseline.folder());
    }
    baseline.runner().ifPresent(runners::add);
  }

  /** Those named, or all; who was not built is remembered. */
  void addPeers(List<String> names) {
    for (Entrant peer : Entrant.PEERS) {
      if (names.isEmpty() || names.contains(peer.name())) {
        checkout
            .classPath(peer.module())
            .ifPresentOrElse(
                path -> runners.add(new Runner(peer, peer.name(), path)), () -> missing.add(peer));
      }
    }
  }

  /** Runs it and writes the report; returns the exit code. */
  int compare(Comparison comparison, ContenderJvm jvm) {
    Load load = Load.watch();
    Results results = comparison.run(jvm);
    missing.forEach(peer -> results.skip(peer.name(), checkout.reasonNotBuilt(peer.module())));
    var report =
        new Report(
            results, Entrant.OURS.name(), Machine.here(), load.report(), output.command());
    output.write(MarkdownReport.of(report), JsonReport.of(report));
    boolean failed =
        comparison.workloads().stream()
            .anyMatch(workload -> results.isSkipped(Entrant.OURS.name(), workload));
    return failed ? 1 : 0;
  }
}
