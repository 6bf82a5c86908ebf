// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** A plugin for Neurozoo: a layer, an op with a kernel of its own, and a model made of them. */
package com.acme.neurozoo;
