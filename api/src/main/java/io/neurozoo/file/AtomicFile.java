// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces files as a whole: at every moment, even after a crash, the target is the complete old
 * file or the complete new one.
 *
 * <p>The content goes to a temporary file in the same folder, which is forced to the disk and then
 * renamed. If anything fails, the temporary file is removed and the target is as before. Where a
 * folder can be forced to the disk (not on Windows), it is, so that the rename survives a crash.
 *
 * <p>Errors are {@link FileSystemException}s whose message is one line: the target, what is wrong,
 * what to do; {@link FileSystemException#getReason} has it without the target.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Replaces a file by these bytes.
   *
   * @throws IOException if the file cannot be written; it is then as before
   */
  public static void write(Path target, byte[] content) throws IOException {
    write(target, channel -> writeFully(channel, ByteBuffer.wrap(content)));
  }

  /**
   * Replaces a file by this text in UTF-8.
   *
   * @throws IOException if the file cannot be written; it is then as before
   * @throws IllegalArgumentException if the text has an unpaired surrogate
   */
  public static void writeString(Path target, String content) throws IOException {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the text for '" + target + "' has an unpaired surrogate; pass well-formed text", e);
    }
    write(target, channel -> writeFully(channel, bytes));
  }

  /**
   * Replaces a file by what {@code content} writes to the channel of an empty file. The channel may
   * be positioned; it is closed here. Unchecked exceptions of {@code content} are thrown on.
   *
   * @throws IOException if the file cannot be written; it is then as before
   */
  public static void write(Path target, IoConsumer<? super FileChannel> content)
      throws IOException {
    Path file = replaceable(target);
    Path temporary = file.resolveSibling(temporaryPrefix(file) + randomDigits() + ".tmp");
    FileChannel channel = create(target, temporary);
    try {
      try (channel) {
        content.accept(channel);
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(temporary, e);
      throw failure(
          target, "cannot be written (" + reason(e) + "); make room or choose another folder", e);
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
    forceFolder(file.getParent());
  }

  /**
   * Deletes the temporary files that earlier writers of this target left behind because they were
   * killed. Call it only while nobody is writing the target.
   *
   * @throws IOException if the folder cannot be listed or a file not be deleted
   */
  public static void deleteLeftovers(Path target) throws IOException {
    Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    if (!Files.isDirectory(file.getParent())) {
      return;
    }
    String prefix = temporaryPrefix(file);
    DirectoryStream.Filter<Path> leftover =
        path -> {
          String name = path.getFileName().toString();
          return name.startsWith(prefix)
              && name.substring(prefix.length()).matches("[0-9a-f]{16}\\.tmp");
        };
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(file.getParent(), leftover)) {
      for (Path path : leftovers) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static void discard(Path temporary, Throwable cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Returns the file to replace: what a symbolic link leads to, so that the link stays. */
  private static Path replaceable(Path target) throws IOException {
    if (!Files.exists(target)) {
      if (Files.isSymbolicLink(target)) {
        throw failure(target, "is a symbolic link that leads nowhere; remove it", null);
      }
      return target.toAbsolutePath();
    }
    if (!Files.isRegularFile(target)) {
      String kind = Files.isDirectory(target) ? "is a folder" : "is not a regular file";
      throw failure(target, kind + "; choose another name", null);
    }
    return target.toRealPath();
  }

  private static String temporaryPrefix(Path file) {
    return "." + file.getFileName() + ".";
  }

  private static String randomDigits() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Creates the temporary file; not by {@code Files.createTempFile}, which makes it private. */
  private static FileChannel create(Path target, Path temporary) throws IOException {
    Path folder = temporary.getParent();
    try {
      return FileChannel.open(
          temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw failure(
          target, "cannot be written: folder '" + folder + "' does not exist; create it first", e);
    } catch (AccessDeniedException e) {
      throw failure(
          target,
          "cannot be written: folder '"
              + folder
              + "' is not writable; change its permissions or choose another",
          e);
    } catch (IOException e) {
      throw failure(
          target,
          "cannot be written: no file can be created in folder '"
              + folder
              + "' ("
              + reason(e)
              + "); choose another",
          e);
    }
  }

  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupported) {
      // Some systems cannot open a folder. The content is safe already, the rename nearly so.
    }
  }

  /** Returns the words of the operating system where they say enough, else the type as well. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return e.getClass() == IOException.class && e.getMessage() != null
        ? e.getMessage()
        : e.toString();
  }

  private static FileSystemException failure(Path target, String reason, IOException cause) {
    FileSystemException failure = new FileSystemException(target.toString(), null, reason);
    failure.initCause(cause);
    return failure;
  }
}
