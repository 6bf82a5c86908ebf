// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.graph;

import io.neurozoo.op.Add;
import io.neurozoo.op.ArgMax;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Elu;
import io.neurozoo.op.Equal;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Log;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Narrow;
import io.neurozoo.op.OneHot;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Reshape;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.Softplus;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.StopGradient;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Tanh;
import io.neurozoo.op.Transpose;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * A value in a graph under construction: an output of a node. Its methods write further nodes into
 * the same graph.
 *
 * <p>Binary methods broadcast: extents are aligned from the right and must be equal or 1. Compared
 * by identity.
 */
public final class Value {
  private final GraphBuilder builder;
  private final Node node;
  private final int output;
  private final TensorType type;

  Value(GraphBuilder builder, Node node, int output, TensorType type) {
    this.builder = builder;
    this.node = node;
    this.output = output;
    this.type = type;
  }

  /** The graph this value belongs to. */
  public GraphBuilder builder() {
    return builder;
  }

  /**
   * Values are numbered by graph: one of another graph would silently stand for something else
   * here.
   */
  void requireIn(GraphBuilder graph, String what) {
    if (builder != graph) {
      throw new IllegalArgumentException(
          what
              + ": the value "
              + this
              + " "
              + type
              + " belongs to another graph; build both with one GraphBuilder");
    }
  }

  /** The node that makes it. */
  public Node node() {
    return node;
  }

  /** Which of the node's outputs it is. */
  public int output() {
    return output;
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** The extents. */
  public Shape shape() {
    return type.shape();
  }

  /** this + other. */
  public Value plus(Value other) {
    return builder.apply(new Add(), this, other);
  }

  /** this + other. */
  public Value plus(double other) {
    return plus(builder.constant(other));
  }

  /** this - other. */
  public Value minus(Value other) {
    return builder.apply(new Subtract(), this, other);
  }

  /** this - other. */
  public Value minus(double other) {
    return minus(builder.constant(other));
  }

  /** 1 - this. */
  public Value oneMinus() {
    return builder.constant(1).minus(this);
  }

  /** this * other, element by element; a factor that is the constant one is left out. */
  public Value times(Value other) {
    if (other.isOne() && other.shape().broadcastsTo(shape())) {
      return this;
    }
    if (isOne() && shape().broadcastsTo(other.shape())) {
      return other;
    }
    return builder.apply(new Multiply(), this, other);
  }

  private boolean isOne() {
    return node.op() instanceof Constant c && c.value() == 1;
  }

  /** this * other. */
  public Value times(double other) {
    return times(builder.constant(other));
  }

  /** -this. */
  public Value negated() {
    return times(-1);
  }

  /** this / other. */
  public Value dividedBy(Value other) {
    return builder.apply(new Divide(), this, other);
  }

  /** this / other. */
  public Value dividedBy(double other) {
    return dividedBy(builder.constant(other));
  }

  /** 1 where this is greater than other, else 0; passes no gradient. */
  public Value greaterThan(Value other) {
    return builder.apply(new Greater(), this, other);
  }

  /** 1 where this is greater than other, else 0; passes no gradient. */
  public Value greaterThan(double other) {
    return greaterThan(builder.constant(other));
  }

  /** 1 where two int32 values are equal, else 0. */
  public Value equalTo(Value other) {
    return builder.apply(new Equal(), this, other);
  }

  /** this * this. */
  public Value square() {
    return times(this);
  }

  /** e to the power of this. */
  public Value exp() {
    return builder.apply(new Exp(), this);
  }

  /** Natural logarithm. */
  public Value log() {
    return builder.apply(new Log(), this);
  }

  /** Square root. */
  public Value sqrt() {
    return builder.apply(new Sqrt(), this);
  }

  /** Hyperbolic tangent. */
  public Value tanh() {
    return builder.apply(new Tanh(), this);
  }

  /** 1 / (1 + exp(-this)). */
  public Value sigmoid() {
    return builder.apply(new Sigmoid(), this);
  }

  /** max(this, 0). */
  public Value relu() {
    return builder.apply(new Relu(), this);
  }

  /** |this|; its gradient at 0 is 0. */
  public Value abs() {
    return relu().plus(negated().relu());
  }

  /** The greater of the two. */
  public Value max(Value other) {
    return builder.apply(new Maximum(), this, other);
  }

  /** The smaller of the two. */
  public Value min(Value other) {
    return negated().max(other.negated()).negated();
  }

  /** What lies below low becomes low, what lies above high becomes high. */
  public Value clip(double low, double high) {
    return max(builder.constant(low)).min(builder.constant(high));
  }

  /** The error function. */
  public Value erf() {
    return builder.apply(new Erf(), this);
  }

  /** ln(1 + e^this). */
  public Value softplus() {
    return builder.apply(new Softplus(), this);
  }

  /** This where it is positive, else alpha (e^this - 1). */
  public Value elu(double alpha) {
    return builder.apply(new Elu((float) alpha), this);
  }

  /** This where it is positive, else slope * this. */
  public Value leakyRelu(double slope) {
    return leakyRelu(builder.constant(slope));
  }

  /** This where it is positive, else slope * this; a slope that broadcasts, such as a parameter. */
  public Value leakyRelu(Value slope) {
    Value positive = greaterThan(0);
    return times(positive.plus(positive.oneMinus().times(slope)));
  }

  /** Matrix product [m, k] x [k, n]. */
  public Value matmul(Value other) {
    return builder.apply(new MatMul(false, false), this, other);
  }

  /**
   * Matrix product with the transpose, [m, k] x [n, k]'. A backend may sum a single row in another
   * order than several, so where rows are examples write {@code matmul(other.transpose(1, 0))}: an
   * example's result should not depend on the batch it is in.
   */
  public Value matmulTransposed(Value other) {
    return builder.apply(new MatMul(false, true), this, other);
  }

  /** Matrix product of the transpose, [k, m]' x [k, n]. */
  public Value transposedMatmul(Value other) {
    return builder.apply(new MatMul(true, false), this, other);
  }

  /** The same elements under other extents. */
  public Value reshape(Shape shape) {
    return shape.equals(shape()) ? this : builder.apply(new Reshape(shape), this);
  }

  /** Repeats along axes of extent 1 and in front. */
  public Value broadcastTo(Shape shape) {
    return shape.equals(shape()) ? this : builder.apply(new BroadcastTo(shape), this);
  }

  /** The axes in another order: axis i of the result is axis {@code axes[i]} of this. */
  public Value transpose(int... axes) {
    return builder.apply(new Transpose(Arrays.stream(axes).boxed().toList()), this);
  }

  /**
   * {@code length} positions of an axis from {@code start} on; a negative axis counts from the end.
   */
  public Value narrow(int axis, int start, int length) {
    return builder.apply(new Narrow(axis < 0 ? axis + shape().rank() : axis, start, length), this);
  }

  /** Values one behind the other along an axis; a negative axis counts from the end. */
  public static Value concatenate(int axis, List<Value> values) {
    Value first = values.getFirst();
    int position = axis < 0 ? axis + first.shape().rank() : axis;
    return first.builder.applyAll(new Concatenate(position), values).getFirst();
  }

  /** Sums over the axes along which {@code shape} would broadcast to this. */
  public Value sumTo(Shape shape) {
    return shape.equals(shape()) ? this : builder.apply(new SumTo(shape), this);
  }

  /** The sum of all elements, a scalar. */
  public Value sum() {
    return sumTo(Shape.scalar());
  }

  /** The mean of all elements, a scalar. */
  public Value mean() {
    return sum().times(1.0 / shape().size());
  }

  /** The sum along one axis, whose extent becomes 1. */
  public Value sum(int axis) {
    return sumTo(shape().with(axis, 1));
  }

  /** The mean along one axis, whose extent becomes 1. */
  public Value mean(int axis) {
    return sum(axis).times(1.0 / shape().dim(axis));
  }

  /** The maximum along one axis, whose extent becomes 1. */
  public Value max(int axis) {
    return builder.apply(new MaxTo(shape().with(axis, 1)), this);
  }

  /** Probabilities along the last axis. */
  public Value softmax() {
    return builder.apply(new Softmax(), this);
  }

  /**
   * The cross-entropy of each row, in nats.
   *
   * @param labels int32[batch], class indices
   * @return F32[batch]
   */
  public Value softmaxCrossEntropy(Value labels) {
    return builder.apply(new SoftmaxCrossEntropy(), this, labels);
  }

  /** Index of the greatest element along the last axis, int32. */
  public Value argMax() {
    return builder.apply(new ArgMax(), this);
  }

  /** For int32 class indices: rows with a 1 at the index. */
  public Value oneHot(int classes) {
    return builder.apply(new OneHot(classes), this);
  }

  /** This value, through which no gradient passes. */
  public Value stopGradient() {
    return builder.apply(new StopGradient(), this);
  }

  /** For example {@code %7}, or {@code %7.1} for a second output. */
  @Override
  public String toString() {
    return "%" + node.index() + (output == 0 ? "" : "." + output);
  }
}
