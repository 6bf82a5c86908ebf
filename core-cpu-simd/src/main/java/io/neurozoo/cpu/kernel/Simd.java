// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector width of this JVM. Results never depend on it; only speed does. There is one
 * because the compiler then knows the class of every vector: with kernels of half the width beside
 * the others, which would be faster for few columns, loops all over the library boxed their vectors
 * in every second launch.
 *
 * <p>The width is the widest one the CPU prefers, at most 512 bits. The system property {@value
 * #BITS_PROPERTY} (128, 256 or 512) forces another: a width that the CPU lacks still gives the
 * right bits, slowly.
 */
public final class Simd {
  /** System property that forces the width in bits. */
  public static final String BITS_PROPERTY = "neurozoo.vector.bits";

  private static final int MAX_BITS = 512;

  /** Shape of every float vector. */
  public static final VectorSpecies<Float> F =
      VectorSpecies.of(
          float.class, VectorShape.forBitSize(bits(System.getProperty(BITS_PROPERTY))));

  /** Shape of the int vectors with as many lanes as {@link #F}. */
  public static final VectorSpecies<Integer> I = F.withLanes(int.class);

  /** Floats in one vector: 4, 8 or 16. */
  public static final int LANES = F.length();

  private Simd() {}

  static int bits(String forced) {
    if (forced == null) {
      return Math.min(FloatVector.SPECIES_PREFERRED.vectorBitSize(), MAX_BITS);
    }
    return switch (forced) {
      case "128" -> 128;
      case "256" -> 256;
      case "512" -> 512;
      default ->
          throw new IllegalArgumentException(
              "system property "
                  + BITS_PROPERTY
                  + " is '"
                  + forced
                  + "' but must be 128, 256 or 512; correct or remove it");
    };
  }
}
