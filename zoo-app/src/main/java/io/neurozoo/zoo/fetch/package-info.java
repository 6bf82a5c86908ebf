// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0

/** Puts published data sets into the data folder, checked to the byte. */
package io.neurozoo.zoo.fetch;
