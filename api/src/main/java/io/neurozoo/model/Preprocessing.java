// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

/**
 * What raw data go through before they enter the network: x = raw * scale + shift, each of the two
 * operations rounded to float.
 *
 * @param scale finite; 1/255 turns bytes into 0 to 1
 * @param shift finite
 */
public record Preprocessing(float scale, float shift) {

  /** Refuses NaN and infinities. */
  public Preprocessing {
    if (!Float.isFinite(scale) || !Float.isFinite(shift)) {
      throw new IllegalArgumentException(
          "preprocessing: scale is " + scale + " and shift is " + shift + "; both must be finite");
    }
  }

  /** Leaves the data as they are. */
  public static Preprocessing none() {
    return new Preprocessing(1, 0);
  }

  /** One value. */
  public float apply(float raw) {
    return raw * scale + shift;
  }

  /** A copy of all values, each preprocessed. */
  public float[] apply(float[] raw) {
    float[] out = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      out[i] = apply(raw[i]);
    }
    return out;
  }
}
