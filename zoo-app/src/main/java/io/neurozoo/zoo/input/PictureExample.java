// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import io.neurozoo.model.Preprocessing;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * One picture: made grey, scaled to the size that the model takes, its bytes preprocessed as those
 * of the training data were. Nothing else is guessed.
 */
final class PictureExample implements Examples {
  private static final long MAX_PIXELS = 64L << 20;

  private final Grey picture;
  private final Preprocessing preprocessing;
  private final String note;
  private boolean done;

  PictureExample(Path file, Shape shape, Preprocessing preprocessing, boolean invert) {
    int rank = shape.rank();
    if (rank < 2 || shape.size() != (long) shape.dim(-1) * shape.dim(-2)) {
      throw new InputException(
          "input '"
              + file
              + "' is a picture and the model takes "
              + shape
              + "; give its numbers as JSON");
    }
    Grey read = read(file);
    Grey scaled = read.scaled(shape.dim(-1), shape.dim(-2));
    this.picture = invert ? scaled.inverted() : scaled;
    this.preprocessing = preprocessing;
    this.note =
        "'%s', %d x %d, was made grey%s%s"
            .formatted(
                file,
                read.width(),
                read.height(),
                scaled == read ? "" : " and " + scaled.width() + " x " + scaled.height(),
                invert
                    ? ", light and dark swapped"
                    : "; where the model learned light strokes on dark and these are dark on light,"
                        + " add --invert");
  }

  private static Grey read(Path file) {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw damaged(file, "no reader knows it");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        // Asked of the header, before memory is taken for what it claims.
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
          throw damaged(file, "it has " + pixels + " pixels, at most " + MAX_PIXELS + " are read");
        }
        return Grey.of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer damaged files with any exception they please.
      throw damaged(file, e.getMessage());
    }
  }

  private static InputException damaged(Path file, String why) {
    String reason = why == null ? "damaged" : why.lines().findFirst().orElse("damaged");
    return new InputException(
        "input '" + file + "': the picture cannot be read (" + reason + "); give a good one");
  }

  @Override
  public int next(MemorySegment floats, int most) {
    if (done) {
      return 0;
    }
    done = true;
    float[] values = picture.values();
    for (int i = 0; i < values.length; i++) {
      floats.setAtIndex(DType.FLOAT, i, preprocessing.apply(values[i]));
    }
    return 1;
  }

  @Override
  public Optional<String> note() {
    return Optional.of(note);
  }

  @Override
  public int batch(int most) {
    return 1;
  }

  @Override
  public void close() {}
}
