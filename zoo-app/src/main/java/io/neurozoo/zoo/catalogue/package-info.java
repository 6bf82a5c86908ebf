// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * What can be picked by name: architectures joined with their recipes, their options, and the
 * plugins that contribute them.
 */
package io.neurozoo.zoo.catalogue;
