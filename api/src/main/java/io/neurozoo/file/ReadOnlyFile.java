// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file open for reading, whose errors are {@link ModelFileException}s. */
record ReadOnlyFile(Path path, FileChannel channel) implements AutoCloseable {
  static final String GET_A_GOOD_COPY =
      "; the file is damaged or no safetensors file: save or fetch it again";

  static ReadOnlyFile open(Path path) {
    // Before opening: merely to open a named pipe would block.
    if (!Files.exists(path)) {
      throw new ModelFileException(path, "does not exist; check the path");
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelFileException(path, "is not a regular file; name the .safetensors file");
    }
    try {
      return new ReadOnlyFile(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (AccessDeniedException e) {
      throw new ModelFileException(path, "may not be read; check its permissions", e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Fills the buffer from this position of the file on; fails where the file ends before. */
  void readFully(ByteBuffer target, long position) {
    long next = position;
    while (target.hasRemaining()) {
      int count = read(target, next);
      if (count < 0) {
        throw new ModelFileException(
            path, "ends at byte " + next + " while it is read" + GET_A_GOOD_COPY);
      }
      next += count;
    }
  }

  /** Reads some bytes into the buffer; returns how many, or -1 at the end of the file. */
  int read(ByteBuffer target, long position) {
    try {
      return channel.read(target, position);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Closes the file. That this can fail is ignored: whatever was asked for has been read. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // See above.
    }
  }

  private static ModelFileException unreadable(Path path, IOException e) {
    String reason = Quote.printable(e.toString(), 200);
    return new ModelFileException(
        path, "cannot be read (" + reason + "); check the disk and try again", e);
  }
}
