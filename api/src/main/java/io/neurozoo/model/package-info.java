// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Models: a network with weights, its predictions, and its file.
 *
 * <p>The file is self-contained. Its graph is the one that predicts, with the batch marked, so that
 * it serves any number of examples; whoever reads it needs the ops, not the layers.
 */
package io.neurozoo.model;
