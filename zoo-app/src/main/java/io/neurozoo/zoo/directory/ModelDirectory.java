// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.architecture.Architecture;
import io.neurozoo.backend.Backend;
import io.neurozoo.file.AtomicFile;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.model.Model;
import io.neurozoo.training.data.TableEncoding;
import io.neurozoo.training.metric.EpochRow;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory that holds one model.
 *
 * @param path where it is
 */
public record ModelDirectory(Path path) {
  static final String CONFIG = "config.json";
  static final String MODEL = "model.safetensors";
  static final String CARD = "README.md";
  static final String HISTORY = "history.csv";
  static final String CURVE = "curve.png";
  static final String CONFUSION = "confusion.png";
  static final String DECISION = "decision.png";
  static final String CHECKPOINT = "checkpoint.safetensors";

  /** All files of ours, the commit last: without it there is nothing to resume. */
  static final List<String> FILES =
      List.of(CONFIG, CARD, HISTORY, CURVE, CONFUSION, DECISION, MODEL, CHECKPOINT);

  /** The checkpoint: its rename is the commit, and all other files are derived from it. */
  public Path checkpoint() {
    return path.resolve(CHECKPOINT);
  }

  /** The learning curve. */
  public Path curve() {
    return path.resolve(CURVE);
  }

  /** The confusion matrix of the test data. */
  public Path confusion() {
    return path.resolve(CONFUSION);
  }

  /** The decisions over the plane. */
  public Path decision() {
    return path.resolve(DECISION);
  }

  /**
   * Reads {@code config.json}.
   *
   * @throws ModelFileException where there is no finished model, or the file is damaged or of
   *     another version
   */
  public ModelConfig config() {
    Path file = path.resolve(CONFIG);
    if (!Files.isDirectory(path)) {
      throw new ModelFileException(
          path,
          Files.exists(path)
              ? "is not a directory; give the directory that 'zoo train' left"
              : "does not exist; give the directory that 'zoo train' left");
    }
    if (!Files.exists(file)) {
      throw new ModelFileException(
          path,
          Files.exists(checkpoint())
              ? "its training is not finished; go on with 'zoo train' --out and --resume"
              : "holds no " + CONFIG + "; give the directory that 'zoo train' left");
    }
    try {
      if (Files.size(file) > ConfigFormat.LIMITS.maxLength()) {
        throw new ModelFileException(
            file, "has " + Files.size(file) + " bytes, no such file is that long; restore it");
      }
      return ConfigFormat.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ModelFileException(file, "cannot be read (" + e + "); check its permissions", e);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(file, e.getMessage(), e);
    }
  }

  /**
   * Loads the model.
   *
   * @param config from {@link #config}
   * @throws ModelFileException where the file is missing or damaged, or belongs to another training
   *     than the configuration
   */
  public Model load(ModelConfig config, Backend backend) {
    Model model = Model.load(path, backend);
    Map<String, String> provenance = new HashMap<>(model.info().provenance());
    // What raw rows go through stands in the model alone.
    provenance.remove(TableEncoding.KEY);
    if (!provenance.equals(config.provenance())) {
      model.close();
      throw new ModelFileException(
          path,
          CONFIG
              + " and "
              + MODEL
              + " are from different trainings; go on with 'zoo train' --out and"
              + " --resume, or train again");
    }
    return model;
  }

  /**
   * Writes all that is derived from a checkpoint, {@code config.json} last. The same training
   * leaves the same bytes in {@code model.safetensors}.
   *
   * @param trainedOn one line about the training data
   * @throws ModelFileException where a file cannot be written; it is then as before
   */
  public void write(
      Model model,
      ModelConfig config,
      Architecture<?> architecture,
      String trainedOn,
      List<EpochRow> history) {
    model.save(path.resolve(MODEL));
    write(HISTORY, HistoryCsv.write(history));
    write(CARD, ModelCard.write(architecture, config, TableEncoding.of(model.info()), trainedOn));
    write(CONFIG, ConfigFormat.write(config));
  }

  private void write(String name, String text) {
    Path file = path.resolve(name);
    try {
      AtomicFile.writeString(file, text);
    } catch (FileSystemException e) {
      throw new ModelFileException(file, e.getReason(), e);
    } catch (IOException e) {
      throw new ModelFileException(file, "cannot be written (" + e + "); make room", e);
    }
  }
}
