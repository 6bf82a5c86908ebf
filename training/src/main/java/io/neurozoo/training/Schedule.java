// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

import io.neurozoo.training.metric.EpochRow;
import io.neurozoo.training.metric.Monitor;
import java.util.List;

/**
 * The learning rate of each step: a pure function of the step, the length of the phase and the
 * epochs done, so that a training that is resumed goes on with the same rates. To be implemented by
 * plugins, best as records. Epochs here are those of the phase.
 *
 * <pre>{@code
 * Optimizer.adam(Schedule.cosine(1e-3f).afterWarmUp(1))
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {

  /**
   * The learning rate. It is asked at every step and should allocate nothing.
   *
   * @param step 1 at the first step of a phase
   */
  float at(long step, PhaseLength phase);

  /**
   * What the rates of the next epoch are multiplied by, asked before every epoch.
   *
   * @param epochs those of the phase that are done, in order
   */
  default float factor(List<EpochRow> epochs) {
    return 1;
  }

  /** The metrics that {@link #factor} looks at; without them a training does not begin. */
  default List<Monitor> monitors() {
    return List.of();
  }

  /**
   * The same rate at every step.
   *
   * @throws IllegalArgumentException where it is negative or not finite
   */
  static Schedule constant(float rate) {
    return new ConstantSchedule(rate);
  }

  /**
   * rate * factor^floor(e / epochs) after e whole epochs. PyTorch's {@code StepLR}.
   *
   * @param epochs how many epochs the rate stays, at least 1
   * @param factor above 0, usually below 1
   */
  static Schedule step(float rate, int epochs, float factor) {
    return new StepSchedule(rate, epochs, factor);
  }

  /**
   * rate * factor^e after e whole epochs. PyTorch's {@code ExponentialLR}.
   *
   * @param factor above 0, usually a little below 1
   */
  static Schedule exponential(float rate, float factor) {
    return new StepSchedule(rate, 1, factor);
  }

  /** {@link #cosine(float, float)} down to 0. */
  static Schedule cosine(float rate) {
    return new CosineSchedule(rate, 0);
  }

  /**
   * Half a cosine over the whole phase (Loshchilov and Hutter 2017, equation 5, without restarts):
   * minimum + (rate - minimum) (1 + cos(pi t / T)) / 2 with t = step - 1 and T steps of the phase.
   * PyTorch's {@code CosineAnnealingLR} where T_max is the number of steps.
   *
   * <p>The epochs of the phase decide it from the first step on. A training that is resumed with
   * more epochs than it began with therefore goes on as one of the new length would, from weights
   * that the old length gave.
   *
   * @param minimum from 0 to {@code rate}
   */
  static Schedule cosine(float rate, float minimum) {
    return new CosineSchedule(rate, minimum);
  }

  /**
   * This schedule times min(1, step / warm-up steps): the rate grows linearly over the first epochs
   * (Goyal et al. 2017, section 2.2), while the clock of this schedule goes on.
   *
   * @param epochs above 0; 0.5 is the first half of an epoch; at least one step
   */
  default Schedule afterWarmUp(double epochs) {
    return new WarmUp(this, epochs);
  }

  /**
   * This schedule times {@code factor} for each time that {@code patience} epochs in a row brought
   * no improvement; the count of epochs then begins anew. Keras' {@code ReduceLROnPlateau}; that of
   * PyTorch waits for one epoch more.
   *
   * @param monitor which metric of the validation data, and what counts as an improvement
   * @param factor above 0 and below 1; 0.1 is usual
   * @param patience at least 1
   */
  default Schedule reducedOnPlateau(Monitor monitor, float factor, int patience) {
    return new ReducedOnPlateau(this, monitor, factor, patience);
  }
}
