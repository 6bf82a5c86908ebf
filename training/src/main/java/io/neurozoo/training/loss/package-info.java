// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** Losses: what training minimises and evaluation reports. */
package io.neurozoo.training.loss;
