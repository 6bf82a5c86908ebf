// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.directory;

import io.neurozoo.file.AtomicFile;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory a training writes to. Opening it checks that it may be used and written; nothing
 * that was there changes before {@link #begin}, and closing it removes what opening made and nobody
 * used.
 */
public final class OutputFolder implements AutoCloseable {
  /** What {@link AtomicFile} leaves behind when it is killed. */
  private static final Pattern LEFTOVER =
      Pattern.compile("\\.(" + String.join("|", ModelDirectory.FILES) + ")\\.[0-9a-f]{16}\\.tmp");

  private static final int MOST_RUNS = 1_000_000;

  private final Path path;
  private final Existing existing;
  private final Deque<Path> made;

  private OutputFolder(Path path, Existing existing, Deque<Path> made) {
    this.path = path;
    this.existing = existing;
    this.made = made;
  }

  /**
   * Opens a directory, made where it is missing.
   *
   * @throws UsageException where it cannot be written, or holds something that is not to be touched
   */
  public static OutputFolder open(Path path, Existing existing) {
    checkContent(path, existing);
    Deque<Path> made = new ArrayDeque<>();
    var folder = new OutputFolder(path, existing, made);
    try {
      make(path.toAbsolutePath(), made);
      probe(path);
      return folder;
    } catch (IOException e) {
      folder.close();
      throw new UsageException(
          "--out '" + path + "' cannot be written (" + reason(e) + "); choose another folder", e);
    }
  }

  /**
   * Opens {@code runs/NAME-N}, N the first number from 1 that is free.
   *
   * @throws UsageException where it cannot be written
   */
  public static OutputFolder next(String name) {
    Path runs = Path.of("runs");
    Deque<Path> made = new ArrayDeque<>();
    try {
      make(runs.toAbsolutePath(), made);
      for (int n = 1; n <= MOST_RUNS; n++) {
        Path path = runs.resolve(name + "-" + n);
        try {
          // One step finds the number free and takes it, so that two trainings never share one.
          made.push(Files.createDirectory(path));
          return new OutputFolder(path, Existing.REFUSE, made);
        } catch (FileAlreadyExistsException taken) {
          continue;
        }
      }
      throw new UsageException("'" + runs + "' is full; name a folder by --out");
    } catch (IOException e) {
      remove(made);
      throw new UsageException(
          "'" + runs + "' cannot be written (" + reason(e) + "); name another folder by --out", e);
    }
  }

  private static void checkContent(Path path, Existing existing) {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new UsageException("--out '" + path + "' is not a folder; choose another name");
    }
    boolean empty;
    boolean ours;
    try (Stream<Path> files = Files.list(path)) {
      var names = files.map(f -> f.getFileName().toString()).toList();
      empty = names.isEmpty();
      ours =
          names.stream()
              .anyMatch(n -> ModelDirectory.FILES.contains(n) || LEFTOVER.matcher(n).matches());
    } catch (IOException e) {
      throw new UsageException(
          "--out '" + path + "' cannot be read (" + reason(e) + "); choose another folder", e);
    }
    if (empty) {
      return;
    }
    if (!ours) {
      throw new UsageException(
          "--out '" + path + "' holds files and no model; choose an empty or a new folder");
    }
    if (existing == Existing.REFUSE) {
      throw new UsageException(
          "--out '"
              + path
              + "' holds a model already; add --resume to go on with its training,"
              + " --force to replace it, or choose another folder");
    }
    boolean finished = Files.exists(path.resolve(ModelDirectory.CONFIG));
    if (existing == Existing.RESUME
        && finished
        && !Files.exists(path.resolve(ModelDirectory.CHECKPOINT))) {
      throw new UsageException(
          "--out '"
              + path
              + "' holds a model and no "
              + ModelDirectory.CHECKPOINT
              + " to resume from; add --force instead to train it anew");
    }
  }

  private static void make(Path path, Deque<Path> made) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    if (path.getParent() != null) {
      make(path.getParent(), made);
    }
    try {
      made.push(Files.createDirectory(path));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }

  /** To be sure that one can write, one writes: permissions alone do not tell. */
  private static void probe(Path path) throws IOException {
    Path file = path.resolve("." + UUID.randomUUID() + ".tmp");
    Files.createFile(file);
    Files.delete(file);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  /** Where the training writes. */
  public ModelDirectory directory() {
    return new ModelDirectory(path);
  }

  /**
   * To be called when the training begins in earnest: the model that is to be replaced goes, and
   * what killed writers left behind.
   *
   * @throws UsageException where a file cannot be removed
   */
  public void begin() {
    try {
      for (String name : ModelDirectory.FILES) {
        AtomicFile.deleteLeftovers(path.resolve(name));
      }
      if (existing == Existing.REPLACE) {
        // The checkpoint first: a rest without it can only be replaced, never be mistaken for
        // progress.
        for (String name : ModelDirectory.FILES.reversed()) {
          Files.deleteIfExists(path.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UsageException(
          "--out '" + path + "' cannot be cleared (" + reason(e) + "); choose another folder", e);
    }
  }

  /** True where a checkpoint is to be resumed from. */
  public Optional<Path> resumable() {
    Path checkpoint = directory().checkpoint();
    return existing == Existing.RESUME && Files.exists(checkpoint)
        ? Optional.of(checkpoint)
        : Optional.empty();
  }

  @Override
  public void close() {
    remove(made);
  }

  private static void remove(Deque<Path> made) {
    while (!made.isEmpty()) {
      try {
        Files.delete(made.pop());
      } catch (DirectoryNotEmptyException inUse) {
        return;
      } catch (IOException e) {
        return; // An empty folder that stays harms nobody.
      }
    }
  }
}
