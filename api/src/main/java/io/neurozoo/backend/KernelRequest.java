// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.backend;

import io.neurozoo.graph.Op;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * What a kernel is wanted for.
 *
 * @param op the op with its attributes
 * @param inputs operand types
 * @param outputs types of results and residuals
 * @param vectors true where {@code jdk.incubator.vector} is there and wanted; false asks for the
 *     scalar twin
 */
public record KernelRequest(
    Op op, List<TensorType> inputs, List<TensorType> outputs, boolean vectors) {}
