// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** Learning rules. */
package io.neurozoo.training.rule;
