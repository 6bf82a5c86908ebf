// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.backend.Backend;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Variables;
import io.neurozoo.layer.Layer;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.Tensor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A network with weights, or a graph with weights from a file: it predicts, and is saved and
 * loaded.
 *
 * <p>Weights live off the heap until {@link #close()}. Any number of threads may predict at once.
 * Training holds the weights for itself, see {@link #holdForTraining}; a {@link #snapshot()}
 * predicts meanwhile.
 */
public final class Model implements AutoCloseable {
  private final BackendLease backend;
  private final InferenceProgram program;
  private final Weights weights;
  private final Predictions predictions;
  private volatile ModelInfo info;
  private boolean backendReleased;

  private Model(BackendLease backend, InferenceProgram program, Weights weights, ModelInfo info) {
    this.backend = backend;
    this.program = program;
    this.weights = weights;
    this.info = info;
    this.predictions =
        new Predictions(
            weights,
            batch ->
                new Plan(backend.backend().compile(inferenceGraph(batch)), weights.tensors()));
  }

  /**
   * A model on a backend of its own, which closes with it.
   *
   * @param network takes F32[batch, input...] and returns F32[batch, ...]
   * @param input shape of one example
   * @param seed of the first weights: the same seed gives the same ones
   * @throws IllegalArgumentException where network and input do not fit
   */
  public static Model create(Layer network, Shape input, long seed) {
    TracedProgram program = TracedProgram.of(network, input);
    return create(program, seed, BackendLease.openDefault());
  }

  /**
   * A model on a backend that stays the caller's.
   *
   * @param network takes F32[batch, input...] and returns F32[batch, ...]
   * @param input shape of one example
   * @param seed of the first weights: the same seed gives the same ones
   * @throws IllegalArgumentException where network and input do not fit
   */
  public static Model create(Layer network, Shape input, long seed, Backend backend) {
    return create(TracedProgram.of(network, input), seed, BackendLease.ofCaller(backend));
  }

  private static Model create(TracedProgram program, long seed, BackendLease backend) {
    return allocate(program, ModelInfo.none(), backend, weights -> weights.initialize(seed));
  }

  /**
   * A model from a file, on a backend of its own, which closes with it.
   *
   * @param fileOrDirectory a file, or a directory with a {@code model.safetensors}
   * @throws ModelFileException where it is missing, damaged, from a newer version, or needs an op
   *     that nothing on the path provides
   */
  public static Model load(Path fileOrDirectory) {
    try (ModelFile file = ModelFile.open(fileOrDirectory)) {
      return load(file, BackendLease.openDefault());
    }
  }

  /**
   * A model from a file, on a backend that stays the caller's.
   *
   * @param fileOrDirectory a file, or a directory with a {@code model.safetensors}
   * @throws ModelFileException where it is missing, damaged, from a newer version, or needs an op
   *     that nothing on the path provides
   */
  public static Model load(Path fileOrDirectory, Backend backend) {
    try (ModelFile file = ModelFile.open(fileOrDirectory)) {
      return load(file, BackendLease.ofCaller(backend));
    }
  }

  private static Model load(ModelFile file, BackendLease backend) {
    return allocate(file.program(), file.info(), backend, file::readInto);
  }

  /** If this fails, nothing stays allocated and the backend is released. */
  private static Model allocate(
      InferenceProgram program, ModelInfo info, BackendLease backend, Consumer<Weights> fill) {
    Weights weights = null;
    try {
      weights = Weights.allocate(backend.backend(), program.parameters(), program.state());
      fill.accept(weights);
      return new Model(backend, program, weights, info);
    } catch (RuntimeException | Error e) {
      if (weights != null) {
        weights.free();
      }
      backend.release();
      throw e;
    }
  }

  /** What the model says about itself. */
  public ModelInfo info() {
    return info;
  }

  /**
   * Replaces what the model says about itself.
   *
   * @throws IllegalArgumentException where there are labels, but not one for each output
   */
  public void info(ModelInfo info) {
    info.requireFits(outputShape());
    boolean sameOutputs = info.labels().isEmpty() == this.info.labels().isEmpty();
    this.info = info;
    if (!sameOutputs) {
      predictions.clear();
    }
  }

  /** Shape of one example, without the batch. */
  public Shape inputShape() {
    return program.inputShape();
  }

  /** Shape of the output for one example, without the batch. */
  public Shape outputShape() {
    return program.outputShape();
  }

  /** The network; empty for a model from a file, which has its inference graph only. */
  public Optional<Layer> network() {
    return program.network();
  }

  /** What it runs on. */
  public Backend backend() {
    return backend.backend();
  }

  /** Names and places of the parameters in {@link #parameterValues}. */
  public Variables parameters() {
    return program.parameters();
  }

  /** Names and places of the state in {@link #stateValues}. */
  public Variables state() {
    return program.state();
  }

  /**
   * All parameters as one flat tensor of the backend. Whoever writes into it holds the model
   * {@linkplain #holdForTraining() for training}.
   *
   * @throws IllegalStateException where there are none, or the model is closed
   */
  public Tensor parameterValues() {
    return weights.parameters();
  }

  /**
   * All state as one flat tensor of the backend. Whoever writes into it holds the model {@linkplain
   * #holdForTraining() for training}.
   *
   * @throws IllegalStateException where there is none, or the model is closed
   */
  public Tensor stateValues() {
    return weights.state();
  }

  /**
   * The graph that predicts: inputs {@code input} F32[batch, ...], {@value GraphBuilder#PARAMETERS}
   * and {@value GraphBuilder#STATE} where there are any; outputs {@code output} and, where there
   * are labels, {@code probabilities}, the softmax of the output along its last axis.
   *
   * @param batch at least 1
   */
  public Graph inferenceGraph(int batch) {
    return program.graph(batch, !info.labels().isEmpty());
  }

  /**
   * The model with memory to predict in, for one thread.
   *
   * @param batch how many examples one run takes, at least 1
   * @throws IllegalStateException while the model is being trained
   */
  public Predictor predictor(int batch) {
    return predictions.open(batch);
  }

  /**
   * Predicts. Thread-safe. Raw data are to be {@linkplain ModelInfo#preprocessing preprocessed}
   * before.
   *
   * @param inputs any number of examples, one behind the other
   * @return the output of each, one behind the other
   * @throws IllegalArgumentException where the inputs are not a whole number of examples
   * @throws IllegalStateException while the model is being trained
   */
  public float[] predict(float... inputs) {
    long size = inputShape().size();
    if (inputs.length % size != 0) {
      throw new IllegalArgumentException(
          "predict: " + inputs.length + " values are not a whole number of examples " + inputShape()
              + " of " + size + " values");
    }
    int batch = (int) (inputs.length / size);
    return batch == 0 ? new float[0] : predictions.predict(batch, inputs);
  }

  /**
   * Takes the weights for oneself, to change them. Until it is closed, predictions are an error.
   *
   * @throws IllegalStateException while predictors are open, or another training
   */
  public Training holdForTraining() {
    return new Training(weights);
  }

  /**
   * A copy with weights of its own on the same backend, such as for predictions during a training.
   * Call it between two steps. It is closed by its caller; a backend that the model opened closes
   * with the last of them.
   */
  public Model snapshot() {
    weights.beginCopy();
    try {
      return allocate(program, info, backend.share(), copy -> copy.copyFrom(weights));
    } finally {
      weights.endCopy();
    }
  }

  /**
   * Overwrites parameters and state. No thread may train or run this model meanwhile, nor train the
   * other one.
   *
   * @throws IllegalArgumentException where the other model has other parameters or state
   */
  public void copyWeightsFrom(Model other) {
    weights.beginCopy();
    try {
      other.weights.beginCopy();
      try {
        weights.copyFrom(other.weights);
      } finally {
        other.weights.endCopy();
      }
    } finally {
      weights.endCopy();
    }
  }

  /**
   * Writes the model, replacing what was there as a whole. The same model gives the same bytes. Not
   * while another thread changes the weights.
   *
   * @param fileOrDirectory a directory, made where it is missing, that gets a {@code
   *     model.safetensors}; or a file whose name ends in {@code .safetensors}
   * @throws ModelFileException where the file cannot be written, or the graph not be saved: what
   *     follows the batch must be a whole multiple of it, and all ops must be listed in a provider
   */
  public void save(Path fileOrDirectory) {
    weights.beginCopy();
    try {
      ModelFile.write(fileOrDirectory, program, info, weights);
    } finally {
      weights.endCopy();
    }
  }

  /**
   * Gives the memory back, and closes the backend where the model opened it. Closing twice does
   * nothing.
   *
   * @throws IllegalStateException while a predictor or a training is open
   */
  @Override
  public synchronized void close() {
    weights.retire();
    predictions.clear();
    weights.free();
    if (!backendReleased) {
      backend.release();
      backendReleased = true;
    }
  }

  /** For example {@code Model [28, 28] -> [10], 266610 parameters}. */
  @Override
  public String toString() {
    return "Model " + inputShape() + " -> " + outputShape() + ", " + parameters().count()
        + " parameters";
  }
}
