// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.checkpoint;

import io.neurozoo.file.Integrity;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.file.SafetensorsFile;
import io.neurozoo.file.SafetensorsWriter;
import io.neurozoo.file.TensorEntry;
import io.neurozoo.file.TensorSource;
import io.neurozoo.tensor.Tensor;
import io.neurozoo.tensor.TensorType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * All that a training needs to go on, in one safetensors file with a checksum: the parameters,
 * state and slots as tensors, {@link Progress} as JSON in the metadata. The file is replaced as a
 * whole; its rename is the commit.
 */
public final class Checkpoint implements AutoCloseable {
  private static final String VERSION_KEY = "neurozoo.checkpoint";
  private static final String PROGRESS_KEY = "neurozoo.progress";
  private static final String VERSION = "1";
  private static final String ADVICE =
      "; restore a good copy, or delete it to train from the start";

  private final Path path;
  private final SafetensorsFile file;
  private final Progress progress;

  private Checkpoint(Path path, SafetensorsFile file, Progress progress) {
    this.path = path;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Writes a checkpoint, or replaces the one that is there.
   *
   * @param tensors by name
   * @throws CheckpointException where it cannot be written; the file is then as before
   */
  public static void write(Path path, Progress progress, Map<String, Tensor> tensors) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(VERSION_KEY, VERSION);
    metadata.put(PROGRESS_KEY, ProgressFormat.write(progress));
    List<TensorSource> sources =
        tensors.entrySet().stream()
            .map(e -> source(e.getKey(), e.getValue()))
            .toList();
    try {
      SafetensorsWriter.write(path, metadata, sources);
    } catch (ModelFileException e) {
      throw new CheckpointException(e.getMessage(), e);
    }
  }

  private static TensorSource source(String name, Tensor tensor) {
    return new TensorSource(name, tensor.type().dtype(), tensor.shape(), tensor.segment());
  }

  /**
   * Opens a checkpoint and checks all of it, the checksum too.
   *
   * @throws CheckpointException where it cannot be read, is damaged, or is no checkpoint
   */
  public static Checkpoint open(Path path) {
    SafetensorsFile file;
    try {
      file = SafetensorsFile.open(path, Integrity.REQUIRED);
    } catch (ModelFileException e) {
      throw new CheckpointException(e.getMessage() + ADVICE, e);
    }
    try {
      return new Checkpoint(path, file, readProgress(path, file.metadata()));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Progress readProgress(Path path, Map<String, String> metadata) {
    String version = metadata.get(VERSION_KEY);
    if (!VERSION.equals(version)) {
      throw new CheckpointException(
          path,
          version == null
              ? "it is no checkpoint" + ADVICE
              : "its format is version '" + version + "', this program knows version " + VERSION
                  + "; use the program that wrote it");
    }
    try {
      return ProgressFormat.read(Objects.requireNonNullElse(metadata.get(PROGRESS_KEY), ""));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(path, "its counters are damaged: " + e.getMessage() + ADVICE);
    }
  }

  /** How far the training had come. */
  public Progress progress() {
    return progress;
  }

  /**
   * Refuses a checkpoint of another training.
   *
   * @throws CheckpointException naming the first setting that differs
   */
  public void requireConfiguration(Map<String, String> now) {
    Map<String, String> then = progress.configuration();
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      if (!Objects.equals(then.get(name), now.get(name))) {
        throw mismatch(name, shown(then.get(name)), shown(now.get(name)));
      }
    }
  }

  private static String quoted(String tensor) {
    return "the tensor '" + tensor + "'";
  }

  private static String shown(String value) {
    return value == null ? "not set" : "'" + value.replaceAll("\\p{C}", "?") + "'";
  }

  /**
   * Overwrites tensors with those of the checkpoint.
   *
   * @param tensors by name; exactly those that were written
   * @throws CheckpointException where names or types differ; no tensor is changed then
   */
  public void restore(Map<String, Tensor> tensors) {
    for (TensorEntry entry : file.tensors()) {
      if (!tensors.containsKey(entry.name())) {
        TensorType stored = new TensorType(entry.dtype(), entry.shape());
        throw mismatch(quoted(entry.name()), stored, "absent");
      }
    }
    tensors.forEach((name, tensor) -> requireEntry(name, tensor.type()));
    try {
      for (TensorEntry entry : file.tensors()) {
        file.read(entry, tensors.get(entry.name()).segment());
      }
    } catch (ModelFileException e) {
      throw new CheckpointException(e.getMessage() + ADVICE, e);
    }
  }

  private void requireEntry(String name, TensorType type) {
    TensorEntry entry = file.find(name).orElseThrow(() -> mismatch(quoted(name), "absent", type));
    TensorType stored = new TensorType(entry.dtype(), entry.shape());
    if (!stored.equals(type)) {
      throw mismatch(quoted(name), stored, type);
    }
  }

  private CheckpointException mismatch(String what, Object then, Object now) {
    return new CheckpointException(
        path,
        ("it belongs to another training: %s was %s and is now %s;"
                + " use the same settings, or delete it to train from the start")
            .formatted(what, then, now));
  }

  @Override
  public void close() {
    file.close();
  }
}
