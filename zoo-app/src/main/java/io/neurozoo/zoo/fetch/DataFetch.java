// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.fetch;

import io.neurozoo.file.AtomicFile;
import io.neurozoo.training.data.DataException;
import io.neurozoo.training.data.NearestNames;
import io.neurozoo.zoo.catalogue.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Puts published data sets into the data folder. Nothing is read from anywhere but the address that
 * somebody gave, and nothing is kept whose bytes are not the known ones: a file appears whole and
 * right or not at all.
 */
public final class DataFetch {
  private final Path dataDir;

  /** Into this folder, which is made where it is not there. */
  public DataFetch(Path dataDir) {
    this.dataDir = dataDir;
  }

  /** What can be fetched. */
  public static List<String> names() {
    return KnownSets.all().stream().map(KnownSet::id).toList();
  }

  /** Whether a data set that is known is there: empty where it is not known. */
  public Optional<Boolean> isPresent(String id) {
    return KnownSets.all().stream()
        .filter(set -> set.id().equals(id))
        .findFirst()
        .map(set -> set.isPresent(dataDir));
  }

  /**
   * Fetches what is missing of a data set and checks what is there.
   *
   * @param id as {@code --data} takes it
   * @param from the address of a folder, of a zip archive, or of the only file that is missing;
   *     files may be compressed by gzip
   * @return one line for each file
   * @throws UsageException where the data set is not known, or no address was given and something
   *     is missing
   * @throws DataException where a file is not the known one, or cannot be read or written
   */
  public List<String> fetch(String id, Optional<String> from) {
    return fetch(known(id), from);
  }

  List<String> fetch(KnownSet set, Optional<String> from) {
    List<String> lines = new ArrayList<>();
    List<KnownFile> missing = new ArrayList<>();
    for (KnownFile file : set.files()) {
      Optional<Path> present = file.present(dataDir);
      present.ifPresent(file::verify);
      present.ifPresentOrElse(
          path -> lines.add("'" + path + "' is there, and right"), () -> missing.add(file));
    }
    if (missing.isEmpty()) {
      return lines;
    }
    Address address = Address.parse(from.orElseThrow(() -> unasked(set, missing)));
    for (KnownFile file : missing) {
      makeFolder(file.in(dataDir).getParent());
    }
    if (address.isFolder()) {
      missing.forEach(file -> fromFolder(address, file));
    } else {
      fromOne(address, missing);
    }
    for (KnownFile file : missing) {
      lines.add("'%s': %,d bytes, sha256 as known".formatted(file.in(dataDir), file.bytes()));
    }
    return lines;
  }

  private static KnownSet known(String id) {
    List<String> ids = KnownSets.all().stream().map(KnownSet::id).toList();
    return KnownSets.all().stream()
        .filter(set -> set.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> near = NearestNames.of(id, ids);
              return new UsageException(
                  "no data set '%s' can be fetched; %sthere are %s"
                      .formatted(
                          id,
                          near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ",
                          String.join(", ", ids)));
            });
  }

  private UsageException unasked(KnownSet set, List<KnownFile> missing) {
    String files =
        missing.stream()
            .map(file -> "%s (%,d bytes)".formatted(file.name(), file.bytes()))
            .collect(Collectors.joining(", "));
    return new UsageException(
        "data set '%s': nothing is fetched unasked; say --from URL, a folder or archive with %s%s"
            .formatted(
                set.id(), files, set.home().map(home -> "; its home is " + home).orElse("")));
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(
          "folder '" + folder + "' cannot be made (" + e + "); choose another by --data-dir", e);
    }
  }

  private void fromFolder(Address folder, KnownFile file) {
    for (String name : List.of(file.name(), file.name() + ".gz")) {
      Address address = folder.file(name);
      Optional<InputStream> found = address.open();
      if (found.isPresent()) {
        try (InputStream in = found.get()) {
          place(file, address.toString(), in);
          return;
        } catch (IOException e) {
          throw unreadable(address, e);
        }
      }
    }
    throw new DataException(
        "%s: there is no '%s', nor with .gz; give the folder that holds it"
            .formatted(folder, file.name()));
  }

  private void fromOne(Address address, List<KnownFile> missing) {
    try (InputStream in =
        address
            .open()
            .orElseThrow(
                () -> new DataException(address + ": there is nothing; give another address"))) {
      if (Archive.isZip(in)) {
        Archive.read(address.toString(), in, missing, this::place);
      } else if (missing.size() == 1) {
        place(missing.getFirst(), address.toString(), in);
      } else {
        throw new DataException(
            "%s: one file where %s are wanted; give a folder (its address ends with /) or a zip"
                .formatted(
                    address, missing.stream().map(KnownFile::name).toList()));
      }
    } catch (IOException e) {
      throw unreadable(address, e);
    }
  }

  private static DataException unreadable(Address address, IOException e) {
    return new DataException(address + ": cannot be read (" + e + "); try again", e);
  }

  /** Writes a file whole, once all its bytes are found to be right. */
  private void place(KnownFile file, String source, InputStream buffered) {
    InputStream in = unpacked(source, buffered);
    try {
      AtomicFile.write(
          file.in(dataDir), channel -> CheckedCopy.of(file, source, in, channel::write));
    } catch (IOException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  private static InputStream unpacked(String source, InputStream in) {
    try {
      return Archive.isGzip(in) ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      throw new DataException(source + ": the gzip stream is damaged; give the original file", e);
    }
  }
}
