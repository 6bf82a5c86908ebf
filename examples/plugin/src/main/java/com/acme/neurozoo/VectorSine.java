// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarSine} on vectors: the same operations in the same order, hence the same bits. Read
 * the two side by side.
 *
 * <p>The vector API's own SIN is not used: interpreted and compiled code give other bits for it.
 * The constants are vectors already, which keeps the code that the compiler makes of the loop
 * small: past a limit it would stop inlining and make an object of every vector.
 */
final class VectorSine {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final int LANES = FLOATS.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final FloatVector LIMIT = all(ScalarSine.LIMIT);
  private static final FloatVector MINUS_PI_HIGH = all(-ScalarSine.PI_HIGH);
  private static final FloatVector PI_LOW = all(ScalarSine.PI_LOW);
  private static final FloatVector ONE_BY_PI = all(ScalarSine.ONE_BY_PI);
  private static final FloatVector ROUND = all(ScalarSine.ROUND);
  private static final FloatVector S3 = all(ScalarSine.S3);
  private static final FloatVector S5 = all(ScalarSine.S5);
  private static final FloatVector S7 = all(ScalarSine.S7);
  private static final FloatVector S9 = all(ScalarSine.S9);

  private VectorSine() {}

  /** {@link ScalarSine#sine}; {@code minus} is the frequency's negative. */
  private static FloatVector sine(
      FloatVector frequency, FloatVector minus, FloatVector half, FloatVector x) {
    FloatVector inside = x.sub(x).blend(x, frequency.mul(x).abs().compare(LE, LIMIT));
    FloatVector angle = frequency.mul(inside);
    FloatVector lost = minus.fma(inside, angle);

    FloatVector shifted = angle.fma(ONE_BY_PI, half).add(ROUND);
    FloatVector turns = shifted.sub(ROUND).sub(half);
    FloatVector r = turns.fma(MINUS_PI_HIGH, angle);
    r = r.sub(turns.fma(PI_LOW, lost));

    FloatVector square = r.mul(r);
    FloatVector p = square.fma(S9, S7);
    p = square.fma(p, S5);
    p = square.fma(p, S3);
    FloatVector y = square.mul(r).fma(p, r);
    IntVector sign = shifted.reinterpretAsInts().lanewise(LSHL, 31);
    return y.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
  }

  private static FloatVector load(MemorySegment x, long i) {
    return FloatVector.fromMemorySegment(FLOATS, x, i * Float.BYTES, ORDER);
  }

  private static void store(FloatVector vector, MemorySegment y, long i) {
    vector.intoMemorySegment(y, i * Float.BYTES, ORDER);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /** {@link Sine} of whole vectors. */
  record Sines(float frequency, float half) implements ElementwiseKernel.Loop {
    Sines(Sine op) {
      this(op.frequency(), op.quarters() / 2f);
    }

    @Override
    public void run(MemorySegment x, MemorySegment y, long from, long to) {
      FloatVector frequencies = all(frequency);
      FloatVector minus = all(-frequency);
      FloatVector halves = all(half);
      for (long i = from; i < to; i += LANES) {
        store(sine(frequencies, minus, halves, load(x, i)), y, i);
      }
    }
  }

  /** {@link Snake} of whole vectors. */
  record Snakes(float a, float reciprocal) implements ElementwiseKernel.Loop {
    Snakes(Snake op) {
      this(op.a(), 1 / op.a());
    }

    @Override
    public void run(MemorySegment x, MemorySegment y, long from, long to) {
      FloatVector frequencies = all(a);
      FloatVector minus = all(-a);
      FloatVector reciprocals = all(reciprocal);
      FloatVector zero = all(0);
      for (long i = from; i < to; i += LANES) {
        FloatVector v = load(x, i);
        FloatVector s = sine(frequencies, minus, zero, v);
        store(s.mul(s).fma(reciprocals, v), y, i);
      }
    }
  }
}
