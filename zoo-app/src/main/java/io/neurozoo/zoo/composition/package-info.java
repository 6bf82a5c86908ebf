// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Where everything is put together: one Guice injector, and a child of it for each plugin's module.
 */
package io.neurozoo.zoo.composition;
