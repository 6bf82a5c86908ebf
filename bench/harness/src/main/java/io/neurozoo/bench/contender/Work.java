// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.contender;

/**
 * What one step has to do, counted from shapes alone.
 *
 * @param flops floating-point operations, two for each multiply-add; 0 where memory is all there is
 * @param bytes least number of bytes moved, where everything is read and written once
 * @param workingSet bytes that a step touches, which decides what cache they come from
 */
public record Work(double flops, double bytes, double workingSet) {
  private static final double MICROS_PER_NANO = 1e-3;

  /** A step that touches each of its bytes once. */
  static Work once(double flops, double bytes) {
    return new Work(flops, bytes, bytes);
  }

  /** What the rate counts. */
  public String unit() {
    return flops > 0 ? "GFLOP/s" : "GB/s";
  }

  /** How fast a step was that took so long. */
  public double rate(double micros) {
    return (flops > 0 ? flops : bytes) * MICROS_PER_NANO / micros;
  }

  /** Arithmetic intensity: operations for each byte. */
  public double intensity() {
    return flops / bytes;
  }
}
