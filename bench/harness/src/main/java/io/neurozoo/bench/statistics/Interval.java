// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.statistics;

/** A confidence interval. */
public record Interval(double low, double high) {}
