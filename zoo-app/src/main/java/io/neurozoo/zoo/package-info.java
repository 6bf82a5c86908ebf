// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * The zoo: {@link io.neurozoo.zoo.Zoo} makes, trains and evaluates models by name. The command is
 * built on it and on nothing else.
 */
package io.neurozoo.zoo;
