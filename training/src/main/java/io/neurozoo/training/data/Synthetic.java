// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

import io.neurozoo.random.Philox;
import io.neurozoo.tensor.Shape;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Points of the plane in classes, and a curve: small problems with a known answer. {@code size}
 * examples to learn from and as many to test by, each a pure function of the seed, the part and its
 * number; {@code noise} is the standard deviation of what is added to each coordinate. Example i is
 * of class i mod the number of classes. The bytes are the same on every machine.
 */
enum Synthetic {
  /** Two half circles that reach into each other, as scikit-learn's make_moons has them. */
  MOONS("two half moons", 1000, 0.1, 2) {
    @Override
    void point(Draw draw, int i, float[] xy) {
      double angle = Math.PI * draw.uniform(0);
      double x = StrictMath.cos(angle);
      double y = StrictMath.sin(angle);
      xy[0] = (float) (i % 2 == 0 ? x : 1 - x);
      xy[1] = (float) (i % 2 == 0 ? y : 0.5 - y);
    }
  },
  /** A circle of radius 1 around one of radius 1/2. */
  CIRCLES("a circle within a circle", 1000, 0.1, 2) {
    @Override
    void point(Draw draw, int i, float[] xy) {
      double angle = 2 * Math.PI * draw.uniform(0);
      double radius = i % 2 == 0 ? 1 : 0.5;
      xy[0] = (float) (radius * StrictMath.cos(angle));
      xy[1] = (float) (radius * StrictMath.sin(angle));
    }
  },
  /** Three round clouds with their centres on a circle of radius 5. */
  BLOBS("three round clouds", 1000, 1, 3) {
    @Override
    void point(Draw draw, int i, float[] xy) {
      double angle = 2 * Math.PI * (i % 3) / 3;
      xy[0] = (float) (5 * StrictMath.cos(angle));
      xy[1] = (float) (5 * StrictMath.sin(angle));
    }
  },
  /**
   * The corners (-1, -1), (1, -1), (1, 1), (-1, 1) in turn; class 1 where the signs differ. Size 4
   * and no noise give the four points that no perceptron tells apart.
   */
  XOR("exclusive or: four clouds in the corners of a square", 400, 0.2, 2) {
    @Override
    void point(Draw draw, int i, float[] xy) {
      xy[0] = i % 4 == 1 || i % 4 == 2 ? 1 : -1;
      xy[1] = i % 4 >= 2 ? 1 : -1;
    }
  };

  private final String what;
  private final int standardSize;
  private final double standardNoise;
  private final int classes;

  Synthetic(String what, int standardSize, double standardNoise, int classes) {
    this.what = what;
    this.standardSize = standardSize;
    this.standardNoise = standardNoise;
    this.classes = classes;
  }

  /** The values drawn for one example: elements 0 and 1 choose its place, the noise is apart. */
  record Draw(Philox stream, long example) {
    double uniform(int element) {
      return stream.uniform(example, element);
    }

    /** Standard normal; the elements of {@link #uniform} are not used again. */
    double normal(int element) {
      return stream.normal(example, 8 + element);
    }
  }

  /** Where the example lies without noise. */
  abstract void point(Draw draw, int i, float[] xy);

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String what() {
    return what;
  }

  int standardSize() {
    return standardSize;
  }

  double standardNoise() {
    return standardNoise;
  }

  /** The least number of examples: one of each class. */
  int leastSize() {
    return classes;
  }

  DataSplits of(int size, double noise, long seed) {
    return new DataSplits(part("train", size, noise, seed), part("test", size, noise, seed));
  }

  private Dataset part(String part, int size, double noise, long seed) {
    Philox stream = Philox.of(seed, "data/" + id() + "/" + part);
    float[] points = new float[2 * size];
    int[] labels = new int[size];
    float[] xy = new float[2];
    for (int i = 0; i < size; i++) {
      Draw draw = new Draw(stream, i);
      point(draw, i, xy);
      for (int axis = 0; axis < 2; axis++) {
        points[2 * i + axis] = (float) (xy[axis] + noise * draw.normal(axis));
      }
      labels[i] = i % classes;
    }
    return plane(id(), describe(id(), size, part, noise, seed), points, classes, labels);
  }

  static Dataset plane(String id, String description, float[] points, int classes, int[] labels) {
    return new StoredDataset(
        id,
        description,
        new FloatInputs(Shape.of(2), points),
        new Targets.Classes(
            new Target.Classes(
                IntStream.range(0, classes).mapToObj(Integer::toString).toList()),
            labels));
  }

  static String describe(String id, int size, String part, double noise, long seed) {
    return "%d points of %s (%s, noise %s, seed %d)".formatted(size, id, part, noise, seed);
  }
}
