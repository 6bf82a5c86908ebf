// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** The models of this module, each an architecture and its recipe. */
package io.neurozoo.zoo.models;
