// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.backend.Kernel;
import io.neurozoo.graph.Node;
import java.util.List;

/**
 * One kernel call of a plan.
 *
 * @param inputs where the operands stand
 * @param outputs where the results go; null for residuals that nobody needs
 */
public record Step(Node node, Kernel kernel, List<Place> inputs, List<Place> outputs) {}
