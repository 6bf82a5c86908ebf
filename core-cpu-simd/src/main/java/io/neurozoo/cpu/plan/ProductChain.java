// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.plan;

import io.neurozoo.cpu.gemm.Activation;
import io.neurozoo.cpu.gemm.Epilogue;
import io.neurozoo.graph.Node;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Add;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Tanh;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A matrix product and those after it that can be the {@link Epilogue} of its kernel: each is the
 * only reader of the one before. The result has the same bits: the kernel does one after the other,
 * after the whole sum.
 */
final class ProductChain {
  private final Uses uses;
  private final Set<Node> taken;
  private final Node product;
  private final List<Node> nodes = new ArrayList<>();
  private Value bias;
  private Value residual;
  private Value matrix;
  private Activation activation = Activation.NONE;

  /**
   * The longest chain from a product on.
   *
   * @param taken nodes that stand in other chains
   */
  ProductChain(Node product, Uses uses, Set<Node> taken) {
    this.uses = uses;
    this.taken = taken;
    this.product = product;
    nodes.add(product);
    while (activation == Activation.NONE && extend()) {}
  }

  /** The product first. */
  List<Node> nodes() {
    return nodes;
  }

  FusedMatMul op() {
    var matMul = (MatMul) product.op();
    var epilogue = new Epilogue(bias != null, residual != null, activation);
    return new FusedMatMul(matMul.transposeA(), matMul.transposeB(), epilogue);
  }

  List<Value> operands() {
    List<Value> operands = new ArrayList<>(product.inputs());
    if (bias != null) {
      operands.add(bias);
    }
    if (matrix != null) {
      operands.add(matrix);
    }
    return operands;
  }

  private Value result() {
    return nodes.getLast().outputs().getFirst();
  }

  private boolean extend() {
    Node next = uses.onlyReader(result()).orElse(null);
    boolean fits =
        next != null
            && !taken.contains(next)
            && switch (next.op()) {
              case Add a -> addsBias(other(next)) || addsResidual(other(next));
              case Multiply m -> multipliesByGradient(other(next));
              case Relu r -> activates(Activation.RELU);
              case Tanh t -> activates(Activation.TANH);
              case Sigmoid s -> activates(Activation.SIGMOID);
              default -> false;
            };
    if (fits) {
      nodes.add(next);
    }
    return fits;
  }

  private Value other(Node binary) {
    return binary.inputs().get(0) == result() ? binary.inputs().get(1) : binary.inputs().get(0);
  }

  private boolean addsBias(Value other) {
    Shape row = Shape.of(result().shape().last());
    // For a single row both addends may be products; the other one has to be computed on its own.
    boolean fits =
        nodes.size() == 1
            && (other.shape().equals(row) || other.shape().equals(row.prepend(1)))
            && !(other.node().op() instanceof MatMul);
    bias = fits ? other : bias;
    return fits;
  }

  private boolean addsResidual(Value other) {
    boolean fits = matrix == null && isThere(other);
    residual = fits ? other : residual;
    matrix = fits ? other : matrix;
    return fits;
  }

  private boolean multipliesByGradient(Value other) {
    ActivationGradient gradient = ActivationGradient.of(other);
    if (gradient == null || matrix != null || !isThere(gradient.y())) {
      return false;
    }
    matrix = gradient.y();
    return activates(gradient.activation());
  }

  private boolean activates(Activation next) {
    activation = next;
    return true;
  }

  /**
   * True for a value of the product's shape that stands in memory in any case. Where only
   * elementwise ops make and read it, they would pass it on in registers or the cache, and reading
   * it here would write it out.
   */
  private boolean isThere(Value value) {
    return value.shape().equals(result().shape())
        && (!FusedElementwise.takes(value.node().op())
            || taken.contains(value.node())
            || uses.isKept(value)
            || uses.readers(value).stream().anyMatch(n -> !FusedElementwise.takes(n.op())));
  }
}
