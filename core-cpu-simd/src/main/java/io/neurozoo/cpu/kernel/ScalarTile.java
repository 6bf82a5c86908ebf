// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

/**
 * The functions of {@link VectorTile} on one float. A gradient dy goes through an activation whose
 * result was y, rounded as the ops that the gradient is written in.
 */
public final class ScalarTile {
  private ScalarTile() {}

  /** dy (y > 0 ? 1 : 0); a product, so that a NaN or an infinity is not hidden. */
  public static float reluGradient(float dy, float y) {
    return dy * (y > 0 ? 1f : 0f);
  }

  /** dy (1 - y y). */
  public static float tanhGradient(float dy, float y) {
    return dy * (1f - y * y);
  }

  /** dy (y (1 - y)). */
  public static float sigmoidGradient(float dy, float y) {
    return dy * (y * (1f - y));
  }
}
