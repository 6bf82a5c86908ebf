// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench;

import io.neurozoo.bench.machine.Machine;

/**
 * A finished run.
 *
 * @param reference whose times the others' are divided by
 * @param load how busy the machine otherwise was
 * @param command as it was typed
 */
record Report(Results results, String reference, Machine machine, String load, String command) {}
