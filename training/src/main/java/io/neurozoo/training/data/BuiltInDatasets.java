// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The data sets that are always there. */
final class BuiltInDatasets {

  private static final List<DatasetProvider> IMAGES =
      List.of(
          new Digits(),
          new NamedIdx(
              "mnist",
              "handwritten digits, 60,000 + 10,000 images of 28 x 28 (LeCun et al. 1998)",
              IntStream.range(0, 10).mapToObj(Integer::toString).toList()),
          new NamedIdx(
              "fashion-mnist",
              "articles of clothing, 60,000 + 10,000 images of 28 x 28 (Xiao et al. 2017)",
              List.of(
                  "T-shirt/top",
                  "Trouser",
                  "Pullover",
                  "Dress",
                  "Coat",
                  "Sandal",
                  "Shirt",
                  "Sneaker",
                  "Bag",
                  "Ankle boot")),
          new AnyIdx());

  private BuiltInDatasets() {}

  static List<DatasetProvider> all() {
    List<DatasetProvider> all = new ArrayList<>(IMAGES);
    all.addAll(SyntheticProvider.all());
    all.addAll(NamedTable.all());
    all.add(new CsvProvider());
    return all;
  }

  private record Digits() implements DatasetProvider {
    @Override
    public String id() {
      return "digits";
    }

    @Override
    public String summary() {
      return "generated digits, 20,000 + 4,000 images of 28 x 28; needs no file";
    }

    @Override
    public DataSplits load(DataRequest request) {
      return GeneratedDigits.standard();
    }
  }

  /** A data set in a subfolder of its own name. */
  private record NamedIdx(String id, String summary, List<String> labels)
      implements DatasetProvider {
    @Override
    public DataSplits load(DataRequest request) {
      Path folder = request.folder();
      if (!Files.isDirectory(folder)) {
        throw new DataException(
            "data set '%s': no folder '%s'; put %s there, or let --data-dir or %s name %s '%s'"
                .formatted(
                    id,
                    folder,
                    "train-images-idx3-ubyte.gz and the other three IDX files",
                    DataDirectory.VARIABLE,
                    "the folder that holds",
                    folder.getFileName()));
      }
      return IdxFolder.open(id, folder, labels);
    }
  }

  /** A folder of IDX files given by its path. */
  private record AnyIdx() implements DatasetProvider {
    @Override
    public String id() {
      return "idx";
    }

    @Override
    public String summary() {
      return "any folder of IDX files with MNIST's file names";
    }

    @Override
    public Optional<String> argument() {
      return Optional.of("DIR");
    }

    @Override
    public DataSplits load(DataRequest request) {
      try {
        return IdxFolder.open("idx", Path.of(request.spec().argument()));
      } catch (InvalidPathException e) {
        throw new DataException(
            "data set '%s': not a path (%s); give a folder of IDX files"
                .formatted(request.spec(), e.getReason()),
            e);
      }
    }
  }
}
