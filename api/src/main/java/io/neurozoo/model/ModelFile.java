// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.Integrity;
import io.neurozoo.file.ModelFileException;
import io.neurozoo.file.SafetensorsFile;
import io.neurozoo.file.SafetensorsWriter;
import io.neurozoo.file.TensorEntry;
import io.neurozoo.file.TensorSource;
import io.neurozoo.spi.OpRegistry;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's file, open for reading: all of it is checked, the weights are still to be read.
 *
 * <p>It is a safetensors file with a checksum. Parameters and then state stand in it under their
 * dotted names, in the order of their declaration; {@link ModelMetadata} is in its metadata.
 */
final class ModelFile implements AutoCloseable {
  /** What a model's file is called in a directory. */
  static final String NAME = "model.safetensors";

  private static final int MAX_MESSAGE = 1000;

  private final SafetensorsFile file;
  private final SavedProgram program;
  private final ModelInfo info;

  private ModelFile(SafetensorsFile file, SavedProgram program, ModelInfo info) {
    this.file = file;
    this.program = program;
    this.info = info;
  }

  /**
   * Opens a file, or that of a directory.
   *
   * @throws ModelFileException where it is not a whole and valid model, for whatever reason
   */
  static ModelFile open(Path fileOrDirectory) {
    Path path =
        Files.isDirectory(fileOrDirectory) ? fileOrDirectory.resolve(NAME) : fileOrDirectory;
    SafetensorsFile file = SafetensorsFile.open(path, Integrity.REQUIRED);
    try {
      ModelMetadata metadata = ModelMetadata.read(file.metadata(), OpRegistry.discover());
      requireTensors(file, metadata.graph());
      SavedProgram program = SavedProgram.of(metadata.graph());
      metadata.info().requireFits(program.outputShape());
      return new ModelFile(file, program, metadata.info());
    } catch (IllegalArgumentException e) {
      file.close();
      throw new ModelFileException(path, "cannot be used: " + oneLine(e.getMessage()), e);
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static void requireTensors(SafetensorsFile file, GraphTemplate graph) {
    Map<String, Shape> listed = new LinkedHashMap<>(graph.parameters());
    listed.putAll(graph.state());
    listed.forEach(
        (name, shape) -> {
          TensorEntry entry =
              file.find(name)
                  .orElseThrow(
                      () -> new IllegalArgumentException("the tensor '" + name + "' is missing"));
          if (entry.dtype() != DType.F32 || !entry.shape().equals(shape)) {
            throw new IllegalArgumentException(
                "the tensor '" + name + "' is " + entry.dtype() + entry.shape()
                    + " but the graph needs F32" + shape);
          }
        });
    for (TensorEntry entry : file.tensors()) {
      if (!listed.containsKey(entry.name())) {
        throw new IllegalArgumentException(
            "the graph does not know the tensor '" + entry.name() + "'");
      }
    }
  }

  SavedProgram program() {
    return program;
  }

  ModelInfo info() {
    return info;
  }

  /** Reads all values into weights of this file's layout. */
  void readInto(Weights weights) {
    weights.forEach(
        (name, tensor) -> file.read(file.find(name).orElseThrow(), tensor.segment()));
  }

  @Override
  public void close() {
    file.close();
  }

  /**
   * Replaces a file as a whole. A path that is a directory, or neither exists nor ends in {@code
   * .safetensors}, means the file {@link #NAME} in it.
   *
   * @throws ModelFileException where the graph cannot be saved or the file not be written
   */
  static void write(
      Path fileOrDirectory, InferenceProgram program, ModelInfo info, Weights weights) {
    Path path = target(fileOrDirectory);
    Map<String, String> texts = new LinkedHashMap<>();
    List<TensorSource> tensors = new ArrayList<>();
    try {
      texts.putAll(texts(program, info));
      weights.forEach(
          (name, tensor) ->
              tensors.add(new TensorSource(name, DType.F32, tensor.shape(), tensor.segment())));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw notSaved(path, e);
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new ModelFileException(
          path, "cannot be written: its folder cannot be made (" + e + "); choose another", e);
    }
    try {
      SafetensorsWriter.write(path, texts, tensors);
    } catch (IllegalArgumentException e) {
      throw notSaved(path, e);
    }
  }

  private static Path target(Path fileOrDirectory) {
    boolean directory =
        Files.isDirectory(fileOrDirectory)
            || !Files.exists(fileOrDirectory)
                && !fileOrDirectory.getFileName().toString().endsWith(".safetensors");
    return directory ? fileOrDirectory.resolve(NAME) : fileOrDirectory;
  }

  /** The metadata, read back before anything is written: what is saved can be loaded. */
  private static Map<String, String> texts(InferenceProgram program, ModelInfo info) {
    OpRegistry registry = OpRegistry.discover();
    ModelMetadata metadata = new ModelMetadata(program.template(registry), info);
    Map<String, String> texts = metadata.write();
    ModelMetadata again = ModelMetadata.read(texts, registry);
    SavedProgram.of(again.graph());
    if (!again.equals(metadata)) {
      throw new IllegalArgumentException(
          "it would be another model when loaded again; let the records of its ops keep their"
              + " components as they are given");
    }
    return texts;
  }

  private static ModelFileException notSaved(Path path, RuntimeException e) {
    return new ModelFileException(path, "cannot be saved: " + oneLine(e.getMessage()), e);
  }

  /** A message that may hold text from a file, or none: one line, of bounded length. */
  private static String oneLine(String message) {
    int[] points = String.valueOf(message).codePoints().limit(MAX_MESSAGE).toArray();
    StringBuilder out = new StringBuilder();
    for (int point : points) {
      out.appendCodePoint(isPrintable(point) ? point : '?');
    }
    return points.length < MAX_MESSAGE ? out.toString() : out + "...";
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
