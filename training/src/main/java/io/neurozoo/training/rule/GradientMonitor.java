// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.rule;

import io.neurozoo.training.TrainingListener;
import io.neurozoo.training.metric.EpochRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Says after an epoch which layers' gradients vanish or explode (Hochreiter 1991; Bengio, Simard
 * and Frasconi 1994), once each time that it begins. It needs {@link
 * Backpropagation#withGradientNorms}.
 *
 * <pre>{@code
 * Trainer.using(new Backpropagation(loss, optimizer).withGradientNorms())
 *     .listen(new GradientMonitor(System.err::println))
 * }</pre>
 *
 * <p>A gradient vanishes on its way back through the layers, not where the whole network has
 * learned: so a layer is compared with the one whose gradient is the greatest.
 */
public final class GradientMonitor implements TrainingListener {
  private enum Health {
    FINE,
    VANISHING,
    EXPLODING
  }

  private final double vanishing;
  private final double exploding;
  private final Consumer<String> out;
  private final Map<String, Health> before = new HashMap<>();

  /** Below 1e-5 of the greatest norm a gradient vanishes, above 1000 it explodes. */
  public GradientMonitor(Consumer<String> out) {
    this(1e-5, 1000, out);
  }

  /**
   * With other limits.
   *
   * @param vanishing the share of the greatest norm below which a gradient vanishes, in [0, 1)
   * @param exploding the norm above which it explodes, above 0
   * @param out is told, in one line
   */
  public GradientMonitor(double vanishing, double exploding, Consumer<String> out) {
    this.out = Objects.requireNonNull(out, "out");
    if (!(vanishing >= 0 && vanishing < 1)) {
      throw new IllegalArgumentException(
          "gradient monitor: vanishing is " + vanishing + "; it must be at least 0 and below 1");
    }
    if (!(exploding > 0)) {
      throw new IllegalArgumentException(
          "gradient monitor: exploding is " + exploding + "; it must be above 0");
    }
    this.vanishing = vanishing;
    this.exploding = exploding;
  }

  @Override
  public void epochDone(EpochRow row) {
    Map<String, Double> norms = GradientNorms.of(row);
    double greatest = norms.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    norms.forEach(
        (layer, norm) -> {
          Health now = health(norm, greatest);
          if (before.put(layer, now) != now && now != Health.FINE) {
            out.accept(line(row, layer, norm, greatest, now));
          }
        });
  }

  private Health health(double norm, double greatest) {
    if (norm > exploding) {
      return Health.EXPLODING;
    }
    return norm < vanishing * greatest ? Health.VANISHING : Health.FINE;
  }

  private static String line(
      EpochRow row, String layer, double norm, double greatest, Health health) {
    String where =
        "gradient of '%s' after epoch %s of phase '%s': its norm is %s"
            .formatted(layer, row.epoch(), row.phase(), norm);
    return health == Health.EXPLODING
        ? where + ", it explodes; clip it, or use a lower learning rate"
        : where
            + (" where the greatest is %s, it vanishes; use another activation or initialiser,"
                    + " normalise, or add residual connections")
                .formatted(greatest);
  }
}
