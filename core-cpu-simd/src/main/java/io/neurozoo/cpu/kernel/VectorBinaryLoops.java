// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static io.neurozoo.cpu.kernel.VectorMemory.load;
import static io.neurozoo.cpu.kernel.VectorMemory.store;

import jdk.incubator.vector.FloatVector;

/** The loops of {@link VectorBinary}: of two arrays, and with a scalar on the left or the right. */
final class VectorBinaryLoops {
  private VectorBinaryLoops() {}

  static void add(long x, long y, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).add(load(y, i)), out, i);
    }
  }

  static void addLeft(long y, float x, long out, long from, long end) {
    FloatVector left = FloatVector.broadcast(Simd.F, x);
    for (long i = from; i < end; i += Simd.LANES) {
      store(left.add(load(y, i)), out, i);
    }
  }

  static void addRight(long x, float y, long out, long from, long end) {
    FloatVector right = FloatVector.broadcast(Simd.F, y);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).add(right), out, i);
    }
  }

  static void subtract(long x, long y, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).sub(load(y, i)), out, i);
    }
  }

  static void subtractLeft(long y, float x, long out, long from, long end) {
    FloatVector left = FloatVector.broadcast(Simd.F, x);
    for (long i = from; i < end; i += Simd.LANES) {
      store(left.sub(load(y, i)), out, i);
    }
  }

  static void subtractRight(long x, float y, long out, long from, long end) {
    FloatVector right = FloatVector.broadcast(Simd.F, y);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).sub(right), out, i);
    }
  }

  static void multiply(long x, long y, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).mul(load(y, i)), out, i);
    }
  }

  static void multiplyLeft(long y, float x, long out, long from, long end) {
    FloatVector left = FloatVector.broadcast(Simd.F, x);
    for (long i = from; i < end; i += Simd.LANES) {
      store(left.mul(load(y, i)), out, i);
    }
  }

  static void multiplyRight(long x, float y, long out, long from, long end) {
    FloatVector right = FloatVector.broadcast(Simd.F, y);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).mul(right), out, i);
    }
  }

  static void divide(long x, long y, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).div(load(y, i)), out, i);
    }
  }

  static void divideLeft(long y, float x, long out, long from, long end) {
    FloatVector left = FloatVector.broadcast(Simd.F, x);
    for (long i = from; i < end; i += Simd.LANES) {
      store(left.div(load(y, i)), out, i);
    }
  }

  static void divideRight(long x, float y, long out, long from, long end) {
    FloatVector right = FloatVector.broadcast(Simd.F, y);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).div(right), out, i);
    }
  }

  static void maximum(long x, long y, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).max(load(y, i)), out, i);
    }
  }

  static void maximumLeft(long y, float x, long out, long from, long end) {
    FloatVector left = FloatVector.broadcast(Simd.F, x);
    for (long i = from; i < end; i += Simd.LANES) {
      store(left.max(load(y, i)), out, i);
    }
  }

  static void maximumRight(long x, float y, long out, long from, long end) {
    FloatVector right = FloatVector.broadcast(Simd.F, y);
    for (long i = from; i < end; i += Simd.LANES) {
      store(load(x, i).max(right), out, i);
    }
  }

  static void greater(long x, long y, long out, long from, long end) {
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.greater(load(x, i), load(y, i)), out, i);
    }
  }

  static void greaterLeft(long y, float x, long out, long from, long end) {
    FloatVector left = FloatVector.broadcast(Simd.F, x);
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.greater(left, load(y, i)), out, i);
    }
  }

  static void greaterRight(long x, float y, long out, long from, long end) {
    FloatVector right = FloatVector.broadcast(Simd.F, y);
    for (long i = from; i < end; i += Simd.LANES) {
      store(VectorMath.greater(load(x, i), right), out, i);
    }
  }
}
