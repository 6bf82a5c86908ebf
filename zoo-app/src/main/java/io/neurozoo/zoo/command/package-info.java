// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** The {@code zoo} command. Results go to standard output, everything else to standard error. */
package io.neurozoo.zoo.command;
