// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Data as training sees it: examples in memory, splits, reproducible shuffles and batches; and
 * where data come from: IDX files, the generated digits, and the catalogue of named data sets.
 *
 * <p>Every mistake in data is a {@link io.neurozoo.training.data.DataException} of one line.
 */
package io.neurozoo.training.data;
