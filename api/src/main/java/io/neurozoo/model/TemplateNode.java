// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.file.JsonArray;
import io.neurozoo.file.JsonException;
import io.neurozoo.file.JsonObject;
import io.neurozoo.file.JsonPath;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.layer.Layer;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Reshape;
import io.neurozoo.op.SumTo;
import io.neurozoo.spi.OpType;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/**
 * One node of a saved graph.
 *
 * @param op what is computed
 * @param scope where the network wrote it, such as {@code lenet5/conv2}
 * @param attributes of the op, integers marked where they follow the batch
 * @param inputs the operands
 * @param types of results and residuals, marked likewise, each as {@link
 *     AttributeType#TENSOR_TYPE}
 */
record TemplateNode(
    OpType op, String scope, JsonObject attributes, List<Reference> inputs, JsonArray types) {

  TemplateNode {
    inputs = List.copyOf(inputs);
  }

  /**
   * Writes this node for a batch size and checks the types of its results.
   *
   * @param path where it stands in the file
   * @throws JsonException where the op refuses its attributes or operands
   */
  List<Value> write(GraphBuilder g, List<Value> operands, int batch, JsonPath path) {
    List<Value> results;
    try {
      results = write(g, OpAttributes.decode(op, attributes, batch), operands);
    } catch (JsonException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw JsonException.at(path, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Ops may assume what they do not check, such as the number of their operands.
      throw JsonException.at(path, op.id() + " does not fit its operands (" + e + ")");
    }
    requireTypes(results, batch);
    return results;
  }

  private List<Value> write(GraphBuilder g, Op instance, List<Value> operands) {
    if (leavesAlone(instance, operands)) {
      return operands;
    }
    return scope.isEmpty()
        ? g.applyAll(instance, operands)
        : g.callAll(scope.replace('/', '.'), new Applied(instance), operands);
  }

  /** As in {@link Value#reshape}: what does nothing, maybe only to a batch of one, is left out. */
  private static boolean leavesAlone(Op instance, List<Value> operands) {
    if (operands.size() != 1) {
      return false;
    }
    return switch (instance) {
      case Reshape(var shape) -> shape.equals(operands.getFirst().shape());
      case BroadcastTo(var shape) -> shape.equals(operands.getFirst().shape());
      case SumTo(var shape) -> shape.equals(operands.getFirst().shape());
      default -> false;
    };
  }

  private void requireTypes(List<Value> results, int batch) {
    if (results.size() != types.size()) {
      throw JsonException.at(
          types.path(),
          op.id() + " has " + results.size() + " outputs, the file says " + types.size()
              + "; use the version of the op that the model was saved with");
    }
    for (int i = 0; i < results.size(); i++) {
      JsonPath path = types.path().element(i);
      TensorType expected =
          AttributeType.TENSOR_TYPE.decode().decode(types.require(i), path, batch);
      TensorType type = results.get(i).type();
      if (!type.equals(expected)) {
        throw JsonException.at(
            path,
            op.id() + " makes " + type + ", the file says " + expected
                + "; use the version of the op that the model was saved with");
      }
    }
  }

  /** An op as a layer, so that the builder knows the scope it is applied in. */
  private record Applied(Op op) implements Layer {
    @Override
    public Value apply(GraphBuilder g, Value x) {
      return applyAll(g, List.of(x)).getFirst();
    }

    @Override
    public List<Value> applyAll(GraphBuilder g, List<Value> xs) {
      return g.applyAll(op, xs);
    }
  }
}
