// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** One-file checkpoints, from which a training goes on to the same bits. */
package io.neurozoo.training.checkpoint;
