// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** What turns gradients into steps. */
package io.neurozoo.training.optimizer;
