// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** The pictures that a training leaves. */
package io.neurozoo.zoo.chart;
