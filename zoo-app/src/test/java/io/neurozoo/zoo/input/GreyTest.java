// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;

class GreyTest {
  @Test
  void greySamplesAreTakenAsTheyAre() {
    var image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, x);
    }
    float[] values = Grey.of(image).values();
    for (int x = 0; x < 256; x++) {
      assertEquals(x, values[x], 0f);
    }
  }

  @Test
  void greyOf16BitsIsScaledTo8() {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 65535);
    image.getRaster().setSample(1, 0, 0, 257 * 100);
    assertArrayEquals(new float[] {255, 100}, Grey.of(image).values());
  }

  @Test
  void coloursBecomeTheirLuminance() {
    var image = new BufferedImage(5, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);
    image.setRGB(1, 0, 0x00ff00);
    image.setRGB(2, 0, 0x0000ff);
    image.setRGB(3, 0, 0xffffff);
    image.setRGB(4, 0, 0x404040);
    assertArrayEquals(
        new float[] {76.245f, 149.685f, 29.07f, 255, 64}, Grey.of(image).values(), 1e-3f);
  }

  @Test
  void whatIsTransparentShowsWhite() {
    var image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00000000);
    image.setRGB(1, 0, 0xff000000);
    image.setRGB(2, 0, 0x80000000);
    assertArrayEquals(new float[] {255, 0, 127}, Grey.of(image).values(), 0.5f);

    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 2, 1, 2, null);
    raster.setPixel(0, 0, new int[] {50, 255});
    raster.setPixel(1, 0, new int[] {50, 0});
    assertArrayEquals(
        new float[] {50, 255}, Grey.of(new BufferedImage(model, raster, false, null)).values());
  }

  @Test
  void scalingTakesTheMeanOfTheArea() {
    Grey grey = new Grey(4, 2, new float[] {0, 10, 20, 30, 40, 50, 60, 70});
    assertArrayEquals(new float[] {25, 45}, grey.scaled(2, 1).values(), 1e-4f);
    // 4 columns to 3: each new one covers 4/3 of an old one.
    assertArrayEquals(
        new float[] {2.5f, 15, 27.5f, 42.5f, 55, 67.5f}, grey.scaled(3, 2).values(), 1e-4f);
    assertArrayEquals(
        new float[] {0, 0, 10, 10, 20, 20, 30, 30},
        new Grey(4, 1, new float[] {0, 10, 20, 30}).scaled(8, 1).values(),
        1e-4f);
    assertSame(grey, grey.scaled(4, 2));
  }

  @Test
  void invertingSwapsLightAndDark() {
    assertArrayEquals(
        new float[] {255, 0, 155}, new Grey(3, 1, new float[] {0, 255, 100}).inverted().values());
  }
}
