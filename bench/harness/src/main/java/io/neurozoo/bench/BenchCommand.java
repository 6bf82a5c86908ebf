// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.contender.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "          zoo bench --peers --workloads sgemm --contenders openblas,mkl",
      "          zoo bench --launches 50",
      "          zoo bench --kernels Gemm --rounds 1 --threads 1",
      "          zoo bench --write-docs README.md,docs/performance.md --from runs/bench-1"
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<Workload> ALL =
      List.of(
          Workload.TRAIN_MLP,
          Workload.TRAIN_TINY,
          Workload.PREDICT_1,
          Workload.PREDICT_64,
          Workload.SGEMM,
          Workload.ELEMENTWISE,
          Workload.PEAKS);
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
        "Only these peers beside ours, which always runs:",
        "pytorch, onnxruntime, openblas, mkl, onednn, dl4j."
      })
  private List<String> contenders = List.of();

  @Option(
      names = "--workloads",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these: train-mlp, train-tiny, predict-1, predict-64, sgemm, elementwise, peaks,"
              + " sgemm-few (default: all but the last; with --quick a few).")
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
      description = "Threads of a step (default: 1,2, with --quick 1).")
  private List<Integer> threads = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for bench.md and bench.json (default: the next runs/bench-N).")
  private Path out;

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "DIR",
      description = "Folders of runs that --write-docs takes (default: the last runs/bench-N).")
  private List<Path> from = List.of();

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

    @Option(
        names = "--launches",
        arity = "0..1",
        fallbackValue = "50",
        paramLabel = "N",
        description = "Train in N fresh JVMs (default: 50): first step, slowest against median.")
    private Integer launches;

    @Option(
        names = "--startup",
        arity = "0..1",
        fallbackValue = "10",
        paramLabel = "N",
        description = "Time 'zoo predict' and 'zoo list' N times (default: 10).")
    private Integer startup;

    @Option(names = "--memory", description = "What a training takes, against the prediction.")
    private boolean memory;

    @Option(
        names = "--write-docs",
        split = ",",
        paramLabel = "FILE",
        description = "Put the tables of runs between the marks in these files.")
    private List<Path> documents;
  }

  @Override
  public Integer call() throws IOException {
    Mode chosen = mode == null ? new Mode() : mode;
    var checkout = new Checkout(Path.of(System.getProperty("neurozoo.root", "")).toAbsolutePath());
    if (chosen.documents != null) {
      return writeDocuments(checkout, chosen.documents);
    }
    List<Workload> tasks = chosenWorkloads(chosen.quick ? QUICK : ALL);
    check(chosen);
    if (threads.isEmpty()) {
      threads = chosen.quick ? List.of(1) : List.of(1, 2);
    }
    Path folder = out == null ? checkout.newOutputFolder() : Checkout.made(out.toAbsolutePath());
    if (chosen.kernels != null) {
      return Kernels.run(checkout, chosen.kernels, threads, rounds == null ? 0 : rounds, folder);
    }
    var output =
        new Output(
            folder,
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            "zoo bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
    try (var scratch = new Scratch()) {
      return run(chosen, checkout, tasks, scratch.folder(), output);
    }
  }

  private int run(
      Mode chosen, Checkout checkout, List<Workload> tasks, Path scratch, Output output)
      throws IOException {
    if (chosen.startup != null) {
      new Startup(checkout, scratch, output).run(chosen.startup);
      return 0;
    }
    var field = new Field(checkout, scratch.resolve("ours"), output);
    var jvm = new ContenderJvm(scratch);
    if (chosen.launches != null) {
      Launches.run(jvm, field.ours(), threads, chosen.launches, output);
    } else if (chosen.memory) {
      MemoryRun.run(jvm, field.ours(), threads, output);
    } else {
      if (chosen.quick || keepBaseline) {
        field.addBaseline(keepBaseline);
      }
      if (chosen.peers) {
        field.addPeers(contenders);
      }
      int count = rounds != null ? rounds : chosen.quick ? 3 : 10;
      var comparison =
          new Comparison(
              field.runners(), tasks, threads, count, w -> Timing.of(w, chosen.quick), output::say);
      return field.compare(comparison, jvm);
    }
    return 0;
  }

  private int writeDocuments(Checkout checkout, List<Path> documents) throws IOException {
    List<Path> runs = from.isEmpty() ? List.of(checkout.lastOutputFolder()) : from;
    for (Path document : documents) {
      Documents.write(document, runs);
      spec.commandLine().getErr().println("bench: wrote " + document);
    }
    return 0;
  }

  private List<Workload> chosenWorkloads(List<Workload> standard) {
    try {
      return workloads.isEmpty() ? standard : workloads.stream().map(Workload::named).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void check(Mode chosen) {
    List<String> known =
        Stream.concat(Stream.of(Entrant.OURS), Entrant.PEERS.stream()).map(Entrant::name).toList();
    for (String name : contenders) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "there is no contender '" + name + "'; there are " + known);
      }
    }
    if (!chosen.peers && contenders.stream().anyMatch(name -> !name.equals("ours"))) {
      throw new ParameterException(spec.commandLine(), "--contenders " + contenders
          + " are peers; add --peers");
    }
    boolean tooFew =
        rounds != null && rounds < 1
            || chosen.launches != null && chosen.launches < 1
            || chosen.startup != null && chosen.startup < 1
            || threads.stream().anyMatch(t -> t < 1);
    if (tooFew) {
      throw new ParameterException(
          spec.commandLine(), "--rounds, --launches, --startup and --threads begin at 1");
    }
  }
}
