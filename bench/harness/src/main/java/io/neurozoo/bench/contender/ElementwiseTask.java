// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An op on each of 16 M floats, from tensors in memory to one in memory. */
public record ElementwiseTask(Kind kind) implements Task {
  /** Floats of a tensor: more than caches hold. */
  public static final int SIZE = 1 << 24;

  /** Factor of the sigmoid's argument in the GELU: Hendrycks and Gimpel 2016, section 2. */
  public static final double GELU_FACTOR = 1.702;

  /** Share of values that the dropout keeps. */
  public static final double KEEP = 0.8;

  /** The ops; x, r and m are operands. */
  public enum Kind {
    /** x, in a plain loop: the time that reading and writing take. */
    COPY(1),

    /** e to the x. */
    EXP(1),

    /** tanh x. */
    TANH(1),

    /** 1 / (1 + e to the -x). */
    SIGMOID(1),

    /** x sigmoid(1.702 x), by parts: three ops. */
    GELU(1),

    /** x + r. */
    ADD(2),

    /** gelu(x) m / 0.8 + r, by parts: six ops. */
    CHAIN(3);

    private final int operands;

    Kind(int operands) {
      this.operands = operands;
    }

    /** How many of x, r and m it reads. */
    public int operands() {
      return operands;
    }
  }

  static List<ElementwiseTask> all() {
    return Stream.of(Kind.values()).map(ElementwiseTask::new).toList();
  }

  @Override
  public String name() {
    return nameOf(kind);
  }

  /** The name of the task of that kind. */
  public static String nameOf(Kind kind) {
    return "elementwise " + kind.name().toLowerCase(Locale.ROOT);
  }

  /** The operand x. */
  public float[] x() {
    return Numbers.uniform(700, SIZE, -4, 4);
  }

  /** The residual r. */
  public float[] residual() {
    return Numbers.uniform(701, SIZE, -1, 1);
  }

  /** The mask m: 1 where the dropout keeps a value, else 0. */
  public float[] mask() {
    float[] values = Numbers.uniform(702, SIZE, 0, 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] < KEEP ? 1 : 0;
    }
    return values;
  }

  /** A mean over y in which neighbours have other weights, and nothing cancels. */
  public static double checksum(float[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.abs(y[i]) * (1 + i % 7);
    }
    return sum / y.length;
  }

  @Override
  public Step open(Contender contender) {
    return contender.elementwise(this);
  }

  @Override
  public int stepsToChecksum() {
    return 1;
  }

  /** Every operand is read and the result written; a chain that is not fused moves more. */
  @Override
  public Work work(int threads) {
    return Work.once(0, (kind.operands + 1.0) * SIZE * Float.BYTES);
  }
}
