// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import io.neurozoo.file.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Writes pictures as PNG files. A picture that cannot be drawn is no reason to fail. */
public final class Picture {
  private Picture() {}

  /**
   * Draws a picture into a file, whole or not at all.
   *
   * @return why it could not be done, in one line; empty where it was
   */
  public static Optional<String> write(Path file, Supplier<BufferedImage> drawing) {
    ImageIO.setUseCache(false);
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(drawing.get(), "png", bytes);
      AtomicFile.write(file, bytes.toByteArray());
      return Optional.empty();
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      // A JVM without fonts or without java.desktop's native parts fails in all these ways.
      return Optional.of("the picture '" + file + "' could not be drawn: " + e);
    }
  }
}
