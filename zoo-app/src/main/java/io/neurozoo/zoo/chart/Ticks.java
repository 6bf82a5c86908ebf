// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.zoo.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {
  private static final int DIGITS = 4;

  /** More zeros than this before or behind its digits make a number unreadable. */
  private static final int MOST_ZEROS = 5;

  private static final int[] STEPS = {1, 2, 5};

  /** A range that is less than this share of its ends is a single number. */
  private static final double NARROWEST = 1e-9;

  private Ticks() {}

  /**
   * The round numbers of a range.
   *
   * @param most how many, at least 2; there are at least a third as many, but for a range of a
   *     single number
   */
  static List<BigDecimal> of(double low, double high, int most) {
    if (!(high - low > NARROWEST * Math.max(Math.abs(low), Math.abs(high)))) {
      return List.of(BigDecimal.valueOf(low).round(new MathContext(DIGITS)));
    }
    BigDecimal step = step((high - low) / most);
    BigDecimal steps = BigDecimal.valueOf(low).divide(step, 0, RoundingMode.CEILING);
    BigDecimal number = steps.multiply(step);
    List<BigDecimal> ticks = new ArrayList<>();
    for (BigDecimal end = BigDecimal.valueOf(high); number.compareTo(end) <= 0; ) {
      ticks.add(number);
      number = number.add(step);
    }
    return ticks;
  }

  /** The least round number that is no less. */
  private static BigDecimal step(double least) {
    BigDecimal exact = BigDecimal.valueOf(least);
    int power = exact.precision() - exact.scale() - 1;
    for (int times : STEPS) {
      BigDecimal step = BigDecimal.valueOf(times).scaleByPowerOfTen(power);
      if (step.compareTo(exact) >= 0) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }

  /**
   * A number in as few digits as tell it from others of a range.
   *
   * @param range how far the least and the greatest are apart, above 0
   */
  static String text(double value, double range) {
    BigDecimal hundredth = BigDecimal.valueOf(range / 100);
    int places = hundredth.scale() - hundredth.precision() + 1;
    return text(BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP));
  }

  /** A round number as it is. */
  static String text(BigDecimal round) {
    BigDecimal number = round.stripTrailingZeros();
    boolean plain =
        number.signum() == 0
            || number.scale() >= -MOST_ZEROS
                && number.precision() - number.scale() >= -MOST_ZEROS;
    return plain ? number.toPlainString() : number.toString();
  }
}
