// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writesBytesTextAndWhatAConsumerWrites() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    AtomicFile.writeString(file, "h\u00e9\n");
    assertEquals("h\u00e9\n", Files.readString(file));
    AtomicFile.write(
        file,
        channel -> {
          channel.write(ByteBuffer.wrap(new byte[] {0, 8, 9}));
          channel.position(0).write(ByteBuffer.wrap(new byte[] {7}));
        });
    assertArrayEquals(new byte[] {7, 8, 9}, Files.readAllBytes(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void theTargetIsUntouchedUntilTheContentIsComplete() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.writeString(file, "old");
    AtomicFile.write(
        file,
        channel -> {
          channel.write(ByteBuffer.wrap(new byte[100]));
          assertEquals("old", Files.readString(file));
        });
    assertEquals(100, Files.size(file));
  }

  @Test
  void afterAFailureTheOldFileIsThereAndNoTemporaryOne() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.writeString(file, "old");
    IllegalStateException unchecked = new IllegalStateException("stop");
    assertSame(
        unchecked,
        assertThrows(
            IllegalStateException.class,
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[100]));
                      throw unchecked;
                    })));
    assertFails(
        file + ": cannot be written (No space left on device); make room or choose another"
            + " folder",
        () ->
            AtomicFile.write(
                file,
                _ -> {
                  throw new IOException("No space left on device");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void anInterruptedWriterLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.writeString(file, "old");
    Thread.currentThread().interrupt();
    assertThrows(IOException.class, () -> AtomicFile.writeString(file, "new"));
    assertTrue(Thread.interrupted());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("runs").resolve("file");
    assertFails(
        "%s: cannot be written: folder '%s' does not exist; create it first"
            .formatted(file, file.getParent()),
        () -> AtomicFile.writeString(file, "x"));
  }

  @Test
  void aFolderThatIsNoneIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("runs"), "").resolve("file");
    FileSystemException e =
        assertThrows(FileSystemException.class, () -> AtomicFile.writeString(file, "x"));
    assertTrue(e.getMessage().contains("folder '" + file.getParent() + "'"), e.getMessage());
  }

  @Test
  void anUnwritableFolderIsNamed() throws IOException {
    assumeTrue(isPosix(), "needs POSIX permissions");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(folder), "the superuser may write everywhere");
      Path file = folder.resolve("file");
      assertFails(
          "%s: cannot be written: folder '%s' is not writable;".formatted(file, folder)
              + " change its permissions or choose another",
          () -> AtomicFile.writeString(file, "x"));
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertFails(
        taken + ": is a folder; choose another name", () -> AtomicFile.writeString(taken, "x"));
    assertTrue(Files.isDirectory(taken));
  }

  @Test
  void aDeviceIsNotReplaced() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "needs /dev/null");
    assertFails(
        device + ": is not a regular file; choose another name",
        () -> AtomicFile.writeString(device, "x"));
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    assumeTrue(isPosix(), "needs symbolic links");
    Path real = Files.createDirectory(folder.resolve("real")).resolve("file");
    Files.writeString(real, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AtomicFile.writeString(link, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
    Path broken = Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));
    assertFails(
        broken + ": is a symbolic link that leads nowhere; remove it",
        () -> AtomicFile.writeString(broken, "x"));
  }

  @Test
  void aNewFileHasTheUsualPermissions() throws IOException {
    assumeTrue(isPosix(), "needs POSIX permissions");
    Path usual = Files.writeString(folder.resolve("usual"), "");
    Path file = folder.resolve("file");
    AtomicFile.writeString(file, "x");
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file));
  }

  @Test
  void textThatUtf8CannotExpressIsRejected() throws IOException {
    Path file = folder.resolve("file");
    assertThrows(
        IllegalArgumentException.class, () -> AtomicFile.writeString(file, "a\uD800"));
    assertFalse(Files.exists(file));
  }

  @Test
  void concurrentWritersLeaveOneCompleteFile() throws Exception {
    Path file = folder.resolve("file");
    List<Throwable> failures = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String content = Integer.toString(i).repeat(50_000);
      Thread writer =
          new Thread(
              () -> {
                try {
                  for (int round = 0; round < 5; round++) {
                    AtomicFile.writeString(file, content);
                  }
                } catch (IOException | RuntimeException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      writers.add(writer);
      writer.start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertEquals(List.of(), failures);
    String content = Files.readString(file);
    assertEquals(content.substring(0, 1).repeat(50_000), content);
    assertEquals(List.of("file"), names());
  }

  @Test
  void leftoversOfThisTargetAreDeletedAndNothingElse() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.writeString(file, "x");
    Files.writeString(folder.resolve(".file.0123456789abcdef.tmp"), "killed");
    for (String other : List.of(".file.tmp", ".file.x.tmp", ".file2.0123456789abcdef.tmp")) {
      Files.writeString(folder.resolve(other), "");
    }
    AtomicFile.deleteLeftovers(file);
    assertEquals(
        List.of(".file.tmp", ".file.x.tmp", ".file2.0123456789abcdef.tmp", "file"), names());
    AtomicFile.deleteLeftovers(folder.resolve("absent").resolve("file"));
  }

  @Test
  void theTemporaryFileIsWhatLeftoversAreRecognisedBy() throws IOException {
    Path file = folder.resolve("file");
    assertThrows(
        FileSystemException.class,
        () ->
            AtomicFile.write(
                file,
                _ -> {
                  assertEquals(1, names().size());
                  AtomicFile.deleteLeftovers(file);
                  assertEquals(0, names().size());
                }));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private boolean isPosix() throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix");
  }

  private static void assertFails(String message, Executable action) {
    assertEquals(message, assertThrows(FileSystemException.class, action).getMessage());
  }
}
