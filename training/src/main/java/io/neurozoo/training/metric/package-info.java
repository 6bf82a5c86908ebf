// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** Evaluation of models, and the figures of a training. */
package io.neurozoo.training.metric;
