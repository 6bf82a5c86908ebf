// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo;

import static io.neurozoo.zoo.composition.Composition.made;

import io.neurozoo.architecture.Task;
import io.neurozoo.backend.Backend;
import io.neurozoo.layer.Layer;
import io.neurozoo.layer.LayerSummary;
import io.neurozoo.model.Model;
import io.neurozoo.model.ModelInfo;
import io.neurozoo.training.Benchmark;
import io.neurozoo.training.Recipe;
import io.neurozoo.training.TrainingListener;
import io.neurozoo.training.data.DataCatalogue;
import io.neurozoo.training.data.DataException;
import io.neurozoo.training.data.DataSpec;
import io.neurozoo.training.data.DataSplits;
import io.neurozoo.training.data.Dataset;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.training.loss.Loss;
import io.neurozoo.training.metric.Evaluator;
import io.neurozoo.zoo.catalogue.Catalogue;
import io.neurozoo.zoo.catalogue.Configured;
import io.neurozoo.zoo.catalogue.Entry;
import io.neurozoo.zoo.catalogue.OptionCodec;
import io.neurozoo.zoo.catalogue.Plugin;
import io.neurozoo.zoo.catalogue.Plugins;
import io.neurozoo.zoo.catalogue.UsageException;
import io.neurozoo.zoo.composition.BackendFactory;
import io.neurozoo.zoo.composition.Composition;
import io.neurozoo.zoo.composition.Contributions;
import io.neurozoo.zoo.directory.DataContent;
import io.neurozoo.zoo.directory.ModelConfig;
import io.neurozoo.zoo.directory.ModelDirectory;
import io.neurozoo.zoo.directory.OutputFolder;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models by name. Holds no memory off the heap and needs no closing; the models it makes do.
 *
 * <pre>{@code
 * Zoo zoo = Zoo.open();
 * Task task = Task.classification(Shape.of(28, 28), List.of("0", "1"));
 * try (Model model = zoo.create("feed-forward", Map.of("hidden", List.of(300, 100)), task, 1)) {
 *   float[] scores = model.predict(pixels);
 * }
 * }</pre>
 *
 * <p>Every mistake in a name, an option or a value is an {@link IllegalArgumentException} of one
 * line.
 */
public final class Zoo {
  private final Plugins plugins;
  private final Provider<Contributions> contributions;
  private final Provider<Catalogue> catalogue;
  private final Provider<DataCatalogue> dataSets;
  private final Provider<OptionCodec> codec;
  private final BackendFactory backends;

  @Inject
  Zoo(
      Plugins plugins,
      Provider<Contributions> contributions,
      Provider<Catalogue> catalogue,
      Provider<DataCatalogue> dataSets,
      Provider<OptionCodec> codec,
      BackendFactory backends) {
    this.plugins = plugins;
    this.contributions = contributions;
    this.catalogue = catalogue;
    this.dataSets = dataSets;
    this.codec = codec;
    this.backends = backends;
  }

  /** The models on the class path and the module path. */
  public static Zoo open() {
    return Composition.of(Plugins.none()).getInstance(Zoo.class);
  }

  /**
   * The models on the class path and the module path, and those of the jars in a folder. Sets the
   * calling thread's context class loader to one that knows the jars; threads that it starts from
   * then on inherit it, others must be given it to use what the plugins add.
   */
  public static Zoo open(Path plugins) {
    return Composition.of(Plugins.of(plugins)).getInstance(Zoo.class);
  }

  private Catalogue catalogue() {
    return made(catalogue);
  }

  private OptionCodec codec() {
    return made(codec);
  }

  /** Names of all models, without the vendor, ordered by id. */
  public List<String> names() {
    return catalogue().entries().stream().map(Entry::name).toList();
  }

  /** A few words about every model, ordered by id; without their options. */
  public List<ModelDescription> summaries() {
    return catalogue().entries().stream().map(Descriptions::brief).toList();
  }

  /**
   * What is known of a model.
   *
   * @throws IllegalArgumentException where there is none of that name; it lists the nearest ones
   */
  public ModelDescription describe(String name) {
    return Descriptions.whole(catalogue().require(name), codec());
  }

  /**
   * The layers of a model's network.
   *
   * @param options by name; the others keep their defaults
   * @throws IllegalArgumentException where the name or an option is unknown, a value has a wrong
   *     type or range, or options and task do not fit
   */
  public List<LayerSummary> layers(String name, Map<String, ?> options, Task task) {
    return LayerSummary.of(network(name, options, task), task.input());
  }

  /**
   * The layers of a model's network for a data set.
   *
   * @param data as {@code --data} takes it
   * @param dataDirectory the folder with one subfolder for each named data set
   * @throws IllegalArgumentException as {@link #layers(String, Map, Task)}
   * @throws DataException where the data are missing or damaged
   */
  public List<LayerSummary> layers(
      String name, Map<String, ?> options, String data, Path dataDirectory) {
    return layers(name, options, Tasks.of(data(data, dataDirectory).train()));
  }

  /**
   * Where a model is held against published figures; empty where its recipe names nothing.
   *
   * @throws IllegalArgumentException where there is no model of that name
   */
  public List<Benchmark> benchmarks(String name) {
    return catalogue().require(name).recipe().map(Recipe::benchmarks).orElse(List.of());
  }

  /** The data sets that can be asked for, as {@code --data} takes them, with a line about each. */
  public Map<String, String> dataSets() {
    Map<String, String> all = new LinkedHashMap<>();
    made(dataSets)
        .providers()
        .forEach(p -> all.put(p.id() + p.argument().map(a -> ":" + a).orElse(""), p.summary()));
    return all;
  }

  /** The plugins that were found in the folder. */
  public List<String> plugins() {
    return plugins.found().stream().map(Plugin::toString).toList();
  }

  /** What was found broken and skipped, one line each. */
  public List<String> problems() {
    List<String> all = new ArrayList<>(plugins.problems());
    all.addAll(made(contributions).problems());
    all.addAll(catalogue().problems());
    all.addAll(made(dataSets).problems());
    return all;
  }

  /**
   * A fresh model on a backend of its own.
   *
   * @param name id, name or alias
   * @param options by name; the others keep their defaults
   * @param seed of the first weights
   * @throws IllegalArgumentException where the name or an option is unknown, a value has a wrong
   *     type or range, or options and task do not fit
   */
  public Model create(String name, Map<String, ?> options, Task task, long seed) {
    return labelled(Model.create(network(name, options, task), task.input(), seed), task);
  }

  /** As {@link #create(String, Map, Task, long)}, on a backend that stays the caller's. */
  public Model create(String name, Map<String, ?> options, Task task, long seed, Backend backend) {
    return labelled(Model.create(network(name, options, task), task.input(), seed, backend), task);
  }

  private Layer network(String name, Map<String, ?> options, Task task) {
    return catalogue().require(name).configure(codec(), options).network(task);
  }

  private static Model labelled(Model model, Task task) {
    ModelInfo info = model.info();
    model.info(new ModelInfo(task.labels(), info.preprocessing(), info.provenance()));
    return model;
  }

  /**
   * Loads a data set.
   *
   * @param spec as {@code --data} takes it
   * @param dataDirectory the folder with one subfolder for each named data set
   * @throws IllegalArgumentException where there is no such data set
   * @throws DataException where it is missing or damaged
   */
  public DataSplits data(String spec, Path dataDirectory) {
    return load(parse(spec), dataDirectory);
  }

  private DataSpec parse(String spec) {
    try {
      return made(dataSets).parse(spec);
    } catch (DataException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private DataSplits load(DataSpec spec, Path dataDirectory) {
    return made(dataSets).load(spec, dataDirectory);
  }

  /**
   * Trains a model into a directory: {@code config.json}, {@code model.safetensors}, {@code
   * README.md}, {@code history.csv} and the checkpoint it can be resumed from.
   *
   * <p>The directory is checked, and everything else found to be right, before anything in it
   * changes. A training that was killed and is resumed leaves the weights of one that was not.
   *
   * @throws IllegalArgumentException where something that was asked for does not exist or cannot be
   * @throws DataException where the data are missing or damaged
   * @throws io.neurozoo.training.TrainingException where the training diverges
   * @throws io.neurozoo.training.checkpoint.CheckpointException where the checkpoint is damaged or
   *     cannot be written
   * @throws io.neurozoo.file.ModelFileException where the model cannot be written
   */
  public TrainingResult train(TrainingRequest asked, TrainingListener... listeners) {
    TrainingRequest request = completed(asked);
    Configured<?> model = configure(request);
    DataSpec spec = spec(model, request);
    try (OutputFolder out =
        request
            .out()
            .map(path -> OutputFolder.open(path, request.existing()))
            .orElseGet(() -> OutputFolder.next(model.name()))) {
      Preparation training = prepare(model, spec, request);
      try (Backend backend = backends.open(request.threads())) {
        return new TrainingJob(training, out, request.seed(), List.of(listeners)).run(backend);
      }
    }
  }

  private TrainingRequest completed(TrainingRequest request) {
    return Fingerprint.completed(
        request, catalogue().require(request.model()).architecture().id());
  }

  private Configured<?> configure(TrainingRequest request) {
    return catalogue().require(request.model()).configure(codec(), request.options());
  }

  private DataSpec spec(Configured<?> model, TrainingRequest request) {
    return parse(request.data().orElseGet(() -> model.entry().requireRecipe().data()));
  }

  private Preparation prepare(Configured<?> model, DataSpec spec, TrainingRequest request) {
    return Preparation.of(model, spec, load(spec, request.dataDirectory()), request);
  }

  /** The parts of a training, for those who look at them instead of training. */
  Preparation prepare(TrainingRequest asked) {
    TrainingRequest request = completed(asked);
    Configured<?> model = configure(request);
    return prepare(model, spec(model, request), request);
  }

  /**
   * Names how a training is made: its options, network, phases and data, by a hash of 16
   * hexadecimal digits. Two trainings of one name, one seed and one version of the software have
   * the same outcome.
   *
   * @throws IllegalArgumentException where something that was asked for does not exist or cannot be
   * @throws DataException where the data are missing or damaged
   */
  public String recipe(TrainingRequest request) {
    return Digest.of(prepare(request).recipe());
  }

  /** What opens backends. */
  BackendFactory backends() {
    return backends;
  }

  /**
   * The update graph of every phase of a training, and how it is planned; nothing is trained.
   *
   * @param stage {@code graph} or {@code plan}
   */
  public String dump(TrainingRequest request, String stage) {
    try (Backend backend = backends.open(request.threads())) {
      return TrainingDump.of(prepare(request), stage, backend);
    }
  }

  /**
   * Evaluates a model of {@link #train} on test data: the figures are those of the training's end,
   * to the bit. Data that changed since are refused, where they are asked for as in the training.
   *
   * @param directory that the training left
   * @param data as {@code --data} takes it; empty for what the model was trained on
   * @param dataDirectory the folder with one subfolder for each named data set
   * @param threads how many threads a run may use
   * @throws IllegalArgumentException where something that was asked for does not exist or cannot be
   * @throws DataException where the data are missing, damaged, or no longer those of the training
   * @throws io.neurozoo.file.ModelFileException where the directory holds no model, or a damaged
   *     one
   */
  public EvaluationResult evaluate(
      Path directory, Optional<String> data, Path dataDirectory, int threads) {
    var from = new ModelDirectory(directory);
    ModelConfig config = from.config();
    Loss loss = loss(config);
    DataSpec spec = parse(data.orElse(config.data()));
    try (Backend backend = backends.open(threads);
        Model model = from.load(config, backend)) {
      Dataset encoded = test(config, spec, dataDirectory, TableEncoding.of(model.info()));
      var evaluation = Evaluator.evaluate(model, encoded, loss);
      Map<String, Double> metrics = new LinkedHashMap<>();
      evaluation.metrics().forEach((name, value) -> metrics.put("test." + name, value));
      return new EvaluationResult(config.id(), spec.toString(), evaluation.examples(), metrics);
    }
  }

  /** All rows of a table that nobody said how to read: as those that the model learned from. */
  private Dataset test(
      ModelConfig config, DataSpec spec, Path dataDirectory, Optional<TableEncoding> table) {
    if (table.isPresent() && spec.id().equals("csv")) {
      if (spec.options().isEmpty()) {
        return table.get().read(Path.of(spec.argument()));
      }
      table.get().requireColumns(spec);
    }
    DataSplits data = load(spec, dataDirectory);
    Dataset test = table.map(data.test()::encodedBy).orElse(data.test());
    if (config.content().isPresent() && spec.toString().equals(config.data())) {
      Dataset train = table.map(data.train()::encodedBy).orElse(data.train());
      requireUnchanged(spec, config.content().get(), DataContent.of(train, test));
    }
    return test;
  }

  private static void requireUnchanged(DataSpec spec, DataContent then, DataContent now) {
    if (!now.equals(then)) {
      throw new DataException(
          "data set '%s': the model was trained when it had %s, and now it has %s; %s"
              .formatted(
                  spec.shortly(),
                  then,
                  now,
                  spec.id().equals("csv")
                      ? "restore it, train anew, or evaluate all its rows as they are now by --data"
                          + " csv:"
                          + spec.argument()
                      : "restore it, or train anew"));
    }
  }

  private Loss loss(ModelConfig config) {
    Configured<?> model = catalogue().require(config.id()).configure(codec(), config.options());
    return model.setup(config.task()).phases().getLast().evaluationLoss();
  }
}
