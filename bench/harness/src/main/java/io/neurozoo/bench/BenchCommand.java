// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Workload;
import io.neurozoo.bench.machine.Load;
import io.neurozoo.bench.machine.Machine;
import io.neurozoo.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zoo bench}. */
@Command(
    name = "zoo bench",
    description = "Measure Neurozoo, alone or beside its peers, in fresh JVMs that take turns.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples: zoo bench --quick",
      "          zoo bench --peers --workloads train-mlp,train-tiny",
      "          zoo bench --kernels Gemm"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int QUICK_ROUNDS = 3;
  private static final List<Workload> ALL =
      List.of(
          Workload.TRAIN_MLP,
          Workload.TRAIN_TINY,
          Workload.PREDICT_1,
          Workload.PREDICT_64,
          Workload.SGEMM);
  private static final List<Workload> QUICK =
      List.of(
          Workload.TRAIN_MLP, Workload.TRAIN_TINY, Workload.PREDICT_1, Workload.SGEMM_FEW);

  @Spec private CommandSpec spec;

  @ArgGroup private Mode mode;

  @Option(
      names = "--keep-baseline",
      description = "Keep the present build as the baseline of --quick, replacing the one before.")
  private boolean keepBaseline;

  @Option(
      names = "--contenders",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Only these peers beside ours:",
        "pytorch, onnxruntime, openblas, mkl, onednn, dl4j."
      })
  private List<String> contenders = List.of();

  @Option(
      names = "--workloads",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these: train-mlp, train-tiny, predict-1, predict-64, sgemm, sgemm-few"
              + " (default: all but the last; with --quick a few).")
  private List<String> workloads = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Fresh JVMs of each contender and workload (default: 10, with --quick 3).")
  private Integer rounds;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Threads of a step (default: 1,2).")
  private List<Integer> threads = List.of(1, 2);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for bench.md and bench.json (default: the next runs/bench-N).")
  private Path out;

  static final class Mode {
    @Option(
        names = "--quick",
        description = "About a minute: ours against the baseline, a build of ours kept before.")
    private boolean quick;

    @Option(names = "--peers", description = "Peers too; the first use downloads them.")
    private boolean peers;

    @Option(
        names = "--kernels",
        arity = "0..1",
        fallbackValue = ".*",
        paramLabel = "REGEX",
        description = "Single ops with JMH, those whose benchmark's name matches.")
    private String kernels;
  }

  @Override
  public Integer call() throws IOException {
    Mode mode = this.mode == null ? new Mode() : this.mode;
    var checkout = new Checkout(Path.of(System.getProperty("neurozoo.root", "")).toAbsolutePath());
    List<Workload> chosen = chosenWorkloads(mode);
    check();
    Path folder = out == null ? checkout.newOutputFolder() : Checkout.made(out.toAbsolutePath());
    if (mode.kernels != null) {
      return Kernels.run(checkout, mode.kernels, folder);
    }
    List<Path> classPath =
        checkout
            .classPath(Entrant.OURS.module())
            .orElseThrow(
                () -> new IllegalStateException(checkout.reasonNotBuilt(Entrant.OURS.module())));
    Path scratch = Files.createTempDirectory("neurozoo-bench");
    try {
      List<Path> present = Snapshot.copy(classPath, scratch.resolve("ours"));
      return compare(mode, checkout, chosen, present, scratch, folder);
    } finally {
      Snapshot.delete(scratch);
    }
  }

  private int compare(
      Mode mode,
      Checkout checkout,
      List<Workload> chosen,
      List<Path> present,
      Path scratch,
      Path folder)
      throws IOException {
    List<Runner> runners = new ArrayList<>();
    runners.add(new Runner(Entrant.OURS, Entrant.OURS.name(), present));
    var missing = new ArrayList<Entrant>();
    if (mode.quick || keepBaseline) {
      baseline(present).ifPresent(runners::add);
    }
    if (mode.peers) {
      peers(checkout, runners, missing);
    }
    int count = rounds != null ? rounds : mode.quick ? QUICK_ROUNDS : 10;
    var comparison = new Comparison(runners, chosen, threads, count, this::say);
    Load load = Load.watch();
    Results results =
        comparison.run(new ContenderJvm(scratch, mode.quick ? Timing.QUICK : Timing.FULL));
    missing.forEach(m -> results.skip(m.name(), checkout.reasonNotBuilt(m.module())));
    var report =
        new Report(
            results,
            Entrant.OURS.name(),
            Machine.here(),
            load.report(),
            "zoo bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
    String markdown = MarkdownReport.of(report);
    AtomicFile.writeString(folder.resolve("bench.md"), markdown);
    AtomicFile.writeString(folder.resolve("bench.json"), JsonReport.of(report));
    spec.commandLine().getOut().println(markdown);
    say("wrote " + folder.resolve("bench.md") + " and bench.json");
    return results.isSkipped(Entrant.OURS.name()) ? 1 : 0;
  }

  private Optional<Runner> baseline(List<Path> present) {
    var baseline = Baseline.standard(System.getenv());
    Optional<Runner> before = baseline.runner();
    if (keepBaseline || before.isEmpty()) {
      baseline.keep(present);
      say("keeping this build as the baseline, in " + baseline.folder());
    }
    return baseline.runner();
  }

  private void peers(Checkout checkout, List<Runner> runners, List<Entrant> missing) {
    for (Entrant peer : Entrant.PEERS) {
      if (contenders.isEmpty() || contenders.contains(peer.name())) {
        checkout
            .classPath(peer.module())
            .ifPresentOrElse(
                path -> runners.add(new Runner(peer, peer.name(), path)), () -> missing.add(peer));
      }
    }
  }

  private List<Workload> chosenWorkloads(Mode mode) {
    if (workloads.isEmpty()) {
      return mode.quick ? QUICK : ALL;
    }
    try {
      return workloads.stream().map(Workload::named).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void check() {
    List<String> known = Entrant.PEERS.stream().map(Entrant::name).toList();
    for (String name : contenders) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "there is no contender '" + name + "'; there are " + known);
      }
    }
    if (rounds != null && rounds < 1 || threads.stream().anyMatch(t -> t < 1)) {
      throw new ParameterException(spec.commandLine(), "--rounds and --threads begin at 1");
    }
  }

  private void say(String text) {
    spec.commandLine().getErr().println("bench: " + text);
    spec.commandLine().getErr().flush();
  }
}
