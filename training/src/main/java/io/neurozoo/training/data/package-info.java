// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Data as training sees it: examples in memory, splits, folds, reproducible shuffles and batches;
 * and where data come from: IDX files, tables in CSV files, generated digits and points, and the
 * catalogue of named data sets.
 *
 * <p>Every mistake in data is a {@link io.neurozoo.training.data.DataException} of one line.
 */
package io.neurozoo.training.data;
