// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import io.neurozoo.training.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Files out of an untrusted zip archive. Entries are looked for by their last name alone and go
 * where the data set's own table says: no name in the archive ever becomes a path.
 */
final class Archive {
  private static final int MOST_ENTRIES = 10_000;

  /** Bytes, unpacked, of entries that nobody asked for. */
  private static final long MOST_SKIPPED = 4L << 30;

  /** Takes the content of one file. */
  @FunctionalInterface
  interface Receiver {
    void accept(KnownFile file, String source, InputStream content);
  }

  private Archive() {}

  static boolean isZip(InputStream in) throws IOException {
    return begins(in, 'P', 'K');
  }

  static boolean isGzip(InputStream in) throws IOException {
    return begins(in, 0x1f, 0x8b);
  }

  private static boolean begins(InputStream in, int first, int second) throws IOException {
    in.mark(2);
    boolean same = in.read() == first && in.read() == second;
    in.reset();
    return same;
  }

  /**
   * Hands every wanted file to the receiver.
   *
   * @throws DataException where one is not in the archive, or the archive is damaged or too large
   */
  static void read(String source, InputStream in, List<KnownFile> wanted, Receiver receiver) {
    List<KnownFile> missing = new ArrayList<>(wanted);
    try (ZipInputStream zip = new ZipInputStream(in)) {
      long skipped = 0;
      int entries = 0;
      for (ZipEntry e = zip.getNextEntry(); e != null; e = next(zip, missing)) {
        if (++entries > MOST_ENTRIES) {
          throw new DataException(
              "%s: more than %,d entries; give a smaller archive".formatted(source, MOST_ENTRIES));
        }
        KnownFile file = find(missing, e);
        if (file != null) {
          missing.remove(file);
          receiver.accept(
              file, source + ", entry '" + file.name() + "'", new BufferedInputStream(zip));
        } else {
          skipped += skip(source, zip, MOST_SKIPPED - skipped);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException(
          source + ": the zip archive is damaged (" + e.getMessage() + "); fetch it again", e);
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s: the archive holds no '%s', nor with .gz; give the one that does"
              .formatted(source, missing.getFirst().name()));
    }
  }

  private static ZipEntry next(ZipInputStream zip, List<KnownFile> missing) throws IOException {
    return missing.isEmpty() ? null : zip.getNextEntry();
  }

  private static KnownFile find(List<KnownFile> files, ZipEntry entry) {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    for (KnownFile file : files) {
      if (!entry.isDirectory() && (name.equals(file.name()) || name.equals(file.name() + ".gz"))) {
        return file;
      }
    }
    return null;
  }

  private static long skip(String source, InputStream in, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > most) {
        throw new DataException(
            "%s: its entries unpack to more than %,d bytes; give a smaller archive"
                .formatted(source, MOST_SKIPPED));
      }
    }
    return total;
  }
}
