// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/** What a model is asked about: examples from pictures, JSON and IDX files, a few at a time. */
package io.neurozoo.zoo.input;
