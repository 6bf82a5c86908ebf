// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * A picture as grey values.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values row-major, 0 (black) to 255 (white)
 */
record Grey(int width, int height, float[] values) {

  /**
   * The luminance of a picture: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). What is transparent
   * shows white.
   */
  static Grey of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] values = new float[width * height];
    boolean grey = isPlainGrey(image);
    Raster raster = image.getRaster();
    // Java takes grey samples for linear light and getRGB would change them: read them as they are.
    boolean wide = raster.getTransferType() == DataBuffer.TYPE_USHORT;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (grey) {
          int sample = raster.getSample(x, y, 0);
          float value = wide ? sample / 257f : sample;
          int opacity = raster.getNumBands() < 2 ? 255 : alpha(raster.getSample(x, y, 1), wide);
          values[y * width + x] = onWhite(value, opacity);
        } else {
          int argb = image.getRGB(x, y);
          int red = argb >> 16 & 0xff;
          int green = argb >> 8 & 0xff;
          int blue = argb & 0xff;
          values[y * width + x] =
              onWhite((299 * red + 587 * green + 114 * blue) / 1000f, argb >>> 24);
        }
      }
    }
    return new Grey(width, height, values);
  }

  private static boolean isPlainGrey(BufferedImage image) {
    int bands = image.getRaster().getNumBands();
    return bands <= 2 && !(image.getColorModel() instanceof IndexColorModel);
  }

  private static int alpha(int sample, boolean wide) {
    return wide ? sample / 257 : sample;
  }

  private static float onWhite(float value, int opacity) {
    return opacity == 255 ? value : (value * opacity + 255f * (255 - opacity)) / 255;
  }

  /** Light for dark. */
  Grey inverted() {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = 255 - values[i];
    }
    return new Grey(width, height, out);
  }

  /** Another size: every new pixel is the mean of the area it covers. */
  Grey scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    float[] out = new float[newWidth * newHeight];
    double stepX = (double) width / newWidth;
    double stepY = (double) height / newHeight;
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        out[y * newWidth + x] =
            (float) mean(x * stepX, (x + 1) * stepX, y * stepY, (y + 1) * stepY);
      }
    }
    return new Grey(newWidth, newHeight, out);
  }

  private double mean(double left, double right, double top, double bottom) {
    double sum = 0;
    double area = 0;
    for (int y = (int) top; y < Math.min(height, Math.ceil(bottom)); y++) {
      double high = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = (int) left; x < Math.min(width, Math.ceil(right)); x++) {
        double part = high * (Math.min(right, x + 1) - Math.max(left, x));
        sum += part * values[y * width + x];
        area += part;
      }
    }
    return sum / area;
  }
}
