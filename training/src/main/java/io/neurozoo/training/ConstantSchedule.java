// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training;

/** One rate for all steps; equal where the rates are. */
record ConstantSchedule(float rate) implements Schedule {
  @Override
  public float at(long step) {
    return rate;
  }
}
