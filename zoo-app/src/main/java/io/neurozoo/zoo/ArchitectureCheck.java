// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import io.neurozoo.backend.Backend;
import io.neurozoo.backend.BackendOptions;
import io.neurozoo.model.Model;
import io.neurozoo.training.Phase;
import io.neurozoo.training.Trainer;
import io.neurozoo.training.TrainingReport;
import io.neurozoo.training.TrainingSetup;
import io.neurozoo.training.data.Dataset;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks that a model of the catalogue works: it builds, takes a step, is saved and loaded to equal
 * bits, and its loss falls. For authors of plugins, in their tests:
 *
 * <pre>{@code
 * ArchitectureCheck.of(Zoo.open(), "highway").requirePassed();
 * }</pre>
 */
public final class ArchitectureCheck {
  private static final int EXAMPLES = 512;
  private static final int EPOCHS = 12;
  private static final int BATCH = 32;
  private static final int PREDICTED = 16;
  private static final long SEED = 1;

  private final Preparation training;
  private final Dataset sample;
  private final List<Step> steps = new ArrayList<>();

  /**
   * One part of a check.
   *
   * @param name what was checked
   * @param passed whether it holds
   * @param detail what was found, one line
   */
  public record Step(String name, boolean passed, String detail) {}

  /**
   * What a check found.
   *
   * @param model its name
   * @param steps in their order; the first that failed is the last
   */
  public record Report(String model, List<Step> steps) {

    /** Copies the steps. */
    public Report {
      steps = List.copyOf(steps);
    }

    /** True where all steps passed. */
    public boolean passed() {
      return steps.stream().allMatch(Step::passed);
    }

    /**
     * For tests.
     *
     * @throws AssertionError where a step failed; the message is its name and detail
     */
    public void requirePassed() {
      for (Step step : steps) {
        if (!step.passed()) {
          throw new AssertionError(model + ": " + step.name() + ": " + step.detail());
        }
      }
    }
  }

  private ArchitectureCheck(Preparation training) {
    this.training = training;
    int size = Math.min(EXAMPLES, training.train().size());
    this.sample = training.train().subset(IntStream.range(0, size).toArray(), "the first " + size);
  }

  /** Checks the model of that name with its default options and its recipe's data. */
  public static Report of(Zoo zoo, String name) {
    return of(zoo, TrainingRequest.of(name).build());
  }

  /**
   * Checks a model with the options and the data of a request.
   *
   * @throws IllegalArgumentException where something that was asked for does not exist or cannot be
   * @throws io.neurozoo.training.data.DataException where the data are missing or damaged
   */
  public static Report of(Zoo zoo, TrainingRequest request) {
    var check = new ArchitectureCheck(zoo.prepare(request));
    String name = check.training.model().name();
    try (Backend backend = zoo.backends().open(BackendOptions.defaults().threads())) {
      check.run(backend);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      check.steps.add(new Step("everything else", false, e.toString()));
    }
    return new Report(name, check.steps);
  }

  private void run(Backend backend) {
    try (Model model = create(backend)) {
      boolean fits = model.outputShape().size() == training.task().outputs();
      note(
          "builds",
          fits,
          "%s -> %s, %,d parameters; the task has %d outputs"
              .formatted(
                  model.inputShape(),
                  model.outputShape(),
                  model.parameters().count(),
                  training.task().outputs()));
      if (fits && step(model) && saved(model, backend)) {
        learns(backend);
      }
    }
  }

  private Model create(Backend backend) {
    return Model.create(training.network(), training.task().input(), SEED, backend);
  }

  private boolean note(String name, boolean passed, String detail) {
    steps.add(new Step(name, passed, detail));
    return passed;
  }

  private boolean step(Model model) {
    int size = Math.min(BATCH, sample.size());
    Dataset batch = sample.subset(IntStream.range(0, size).toArray(), "one batch");
    float[] before = model.parameterValues().toFloats();
    trainer(1).fit(model, batch);
    float[] after = model.parameterValues().toFloats();
    return note(
        "takes a step",
        !Arrays.equals(before, after),
        Arrays.equals(before, after) ? "no parameter changed" : "on " + size + " examples");
  }

  private boolean saved(Model model, Backend backend) {
    try {
      Path file = Files.createTempFile("neurozoo-check", ".safetensors");
      try {
        model.save(file);
        try (Model loaded = Model.load(file, backend)) {
          float[] inputs = inputs();
          boolean equal = Arrays.equals(model.predict(inputs), loaded.predict(inputs));
          return note(
              "saves and loads",
              equal,
              "predictions of the loaded model are " + (equal ? "equal to the bit" : "different"));
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return note("saves and loads", false, "no temporary file: " + e);
    }
  }

  private float[] inputs() {
    int count = Math.min(PREDICTED, sample.size());
    float[] inputs = new float[Math.toIntExact(count * training.task().input().size())];
    MemorySegment memory = MemorySegment.ofArray(inputs);
    for (int i = 0; i < count; i++) {
      sample.copyInput(i, memory, i * sample.inputByteSize());
    }
    return inputs;
  }

  private void learns(Backend backend) {
    try (Model model = create(backend)) {
      TrainingReport report = trainer(EPOCHS).fit(model, sample);
      Double first = report.epochs().getFirst().train().get("loss");
      Double last = report.last().train().get("loss");
      if (first == null) {
        note("learns", true, "its rule reports no loss, so nothing was measured");
        return;
      }
      note(
          "learns",
          last < first,
          "loss %.4f in the first epoch and %.4f in the last of %d on %d examples"
              .formatted(first, last, report.epochs().size(), sample.size()));
    }
  }

  private Trainer trainer(int epochs) {
    List<Phase> phases =
        training.phases().stream()
            .map(p -> p.withEpochs(epochs).withBatch(Math.min(p.batch(), BATCH)))
            .toList();
    return Trainer.of(new TrainingSetup(phases, 0)).seed(SEED);
  }
}
