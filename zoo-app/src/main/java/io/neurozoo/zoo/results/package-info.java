// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** Figures of many trainings, beside the published ones. */
package io.neurozoo.zoo.results;
