// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.training.data;

/**
 * How cells are written.
 *
 * @param separator between cells
 * @param decimal the point of decimal numbers: {@code .} or {@code ,}
 */
record CsvFormat(char separator, char decimal) {}
