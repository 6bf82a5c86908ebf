// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Training: the {@link io.neurozoo.training.Trainer} runs the update graphs that {@linkplain
 * io.neurozoo.training.LearningRule learning rules} write, by the phases of a {@linkplain
 * io.neurozoo.training.Recipe recipe}.
 */
package io.neurozoo.training;
