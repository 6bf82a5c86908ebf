// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.graph.Gradients;
import io.neurozoo.graph.Graph;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Value;
import io.neurozoo.op.AdamStep;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.Input;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Pack;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Slice;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A random graph over all ops, made to be hard for a planner: few shapes, so that many values could
 * stand in each other's memory; shared values, views of views, packs of packs, donations of
 * anything to anything, any value as an output.
 *
 * <p>A bound on the magnitude of every value keeps it comparable with the reference: inputs stay
 * within {@link #INPUT}, also those that a donation overwrites.
 */
final class RandomGraph {
  private static final double INPUT = 4;
  private static final double LARGEST = 100;

  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(),
          Shape.of(4),
          Shape.of(1, 4),
          Shape.of(4, 1),
          Shape.of(4, 4),
          Shape.of(4, 4),
          Shape.of(16),
          Shape.of(2, 2, 4),
          Shape.of(3, 4),
          Shape.of(4, 3),
          Shape.of(2, 3, 4),
          Shape.of(1),
          Shape.of(64));

  private final Random random;
  private final GraphBuilder g = GraphBuilder.plain();
  private final Map<Value, Double> bounds = new HashMap<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Value> inputs = new ArrayList<>();
  private final Value labels = g.input("labels", TensorType.i32(4));
  private final Value others = g.input("others", TensorType.i32(4));
  private final Value step = g.input("step", TensorType.i32());
  private int outputs;

  private RandomGraph(long seed) {
    random = new Random(seed);
  }

  /**
   * True for inputs that stand under a root: they begin positive, and only an optimiser step
   * overwrites them.
   */
  static boolean isSecondMoment(String input) {
    return input.startsWith("v");
  }

  static Graph of(long seed) {
    return new RandomGraph(seed).build();
  }

  private Graph build() {
    int count = 2 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      Value input = g.input("in" + i, TensorType.f32(i == 0 ? Shape.of(4, 4) : pick(SHAPES)));
      inputs.add(input);
      add(input, INPUT);
    }
    int size = 3 + random.nextInt(30);
    for (int i = 0; i < size; i++) {
      write(random.nextInt(24));
    }
    if (random.nextInt(4) == 0) {
      differentiate();
    }
    donate();
    for (int i = random.nextInt(8); i >= 0; i--) {
      g.output("out" + outputs++, random.nextInt(4) > 0 ? pick(values) : values.getLast());
    }
    return g.build();
  }

  private void write(int kind) {
    switch (kind) {
      case 0, 1, 2 -> unary();
      case 3, 4, 5, 6 -> binary();
      case 7, 8, 22, 23 -> view();
      case 9, 10 -> pack();
      case 11, 12 -> product();
      case 13 -> reduce();
      case 14 -> broadcast();
      case 15 -> softmax();
      case 16 -> sgd();
      case 17 -> adam();
      case 18 -> noise();
      case 19 -> integers();
      case 20 -> compare();
      default -> foreign();
    }
  }

  private void unary() {
    Value x = pick(values);
    double b = bound(x);
    switch (random.nextInt(7)) {
      case 0 -> add(b <= INPUT ? x.exp() : x.tanh(), Math.exp(Math.min(b, INPUT)));
      case 1 -> add(x.tanh(), 1);
      case 2 -> add(x.sigmoid(), 1);
      case 3 -> add(x.relu(), b);
      case 4 -> add(x.square().plus(1).log(), b);
      case 5 -> add(x.square().plus(1).sqrt(), b + 1);
      default -> add(x.negated(), b);
    }
  }

  private void binary() {
    Value x = pick(values);
    Value y = find(v -> v.shape().broadcastsTo(x.shape()) || x.shape().broadcastsTo(v.shape()));
    switch (random.nextInt(4)) {
      case 0 -> add(x.plus(y), bound(x) + bound(y));
      case 1 -> add(x.minus(y), bound(x) + bound(y));
      case 2 -> add(x.times(y), bound(x) * bound(y));
      default -> add(x.dividedBy(y.sigmoid().plus(1)), bound(x));
    }
  }

  private void view() {
    Value x = pick(values);
    int size = (int) x.shape().size();
    switch (random.nextInt(3)) {
      case 0 ->
          add(
              x.reshape(pick(SHAPES.stream().filter(s -> s.size() == size).toList(), x.shape())),
              bound(x));
      case 1 -> {
        Shape part = pick(SHAPES.stream().filter(s -> s.size() <= size).toList());
        add(g.apply(new Slice(random.nextInt(size - (int) part.size() + 1), part), x), bound(x));
      }
      default -> add(x.stopGradient(), bound(x));
    }
  }

  private void pack() {
    List<Value> parts = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    int end = random.nextInt(4);
    double bound = 0;
    for (int i = random.nextInt(3); i >= 0; i--) {
      Value part = random.nextInt(3) == 0 && !parts.isEmpty() ? pick(parts) : pick(values);
      parts.add(part);
      offsets.add(end);
      end += (int) part.shape().size() + (random.nextBoolean() ? 0 : random.nextInt(4));
      bound = Math.max(bound, bound(part));
    }
    int packed = end;
    Shape known =
        pick(
            SHAPES.stream().filter(s -> s.rank() == 1 && s.size() >= packed).toList(),
            Shape.of(packed));
    end = random.nextInt(3) == 0 ? end : (int) known.size();
    add(g.applyAll(new Pack(offsets, end), parts).getFirst(), bound);
  }

  private void product() {
    Value x = find(v -> v.shape().rank() == 2);
    boolean tx = random.nextBoolean();
    boolean ty = random.nextBoolean();
    int k = x.shape().dim(tx ? 0 : 1);
    Value y = find(v -> v.shape().rank() == 2 && v.shape().dim(ty ? 1 : 0) == k);
    if (y.shape().dim(ty ? 1 : 0) != k) {
      return;
    }
    Value out = g.apply(new MatMul(tx, ty), x, y);
    double bound = k * bound(x) * bound(y);
    if (random.nextInt(3) == 0) {
      add(out, bound); // used again perhaps, which forbids to fuse it
    }
    if (random.nextInt(3) > 0) {
      int n = out.shape().last();
      Value bias = find(v -> v.shape().equals(Shape.of(n)) || v.shape().equals(Shape.of(1, n)));
      boolean fits =
          bias.shape().last() == n && bias.shape().size() == n && bias.shape().rank() <= 2;
      out = fits ? (random.nextBoolean() ? out.plus(bias) : bias.plus(out)) : out;
      bound += bound(bias);
    }
    if (random.nextInt(3) == 0) {
      Value like = out;
      Value residual = find(v -> v.type().equals(like.type()));
      boolean fits = residual.type().equals(out.type());
      out = fits ? (random.nextBoolean() ? out.plus(residual) : residual.plus(out)) : out;
      bound += bound(residual);
    }
    if (random.nextInt(4) == 0 && !ty) {
      add(y.sumTo(Shape.of(y.shape().last())), bound(y) * y.shape().size());
    }
    if (random.nextInt(3) == 0) {
      throughActivation(out, bound);
      return;
    }
    switch (random.nextInt(5)) {
      case 0 -> add(out, bound);
      case 1 -> add(out.relu(), bound);
      case 2 -> add(out.sigmoid(), 1);
      default -> add(out.tanh(), 1);
    }
  }

  /** As a gradient that goes back through an activation. */
  private void throughActivation(Value dy, double bound) {
    boolean exact = random.nextBoolean();
    Value y = exact ? pick(inputs) : find(v -> v.type().equals(dy.type()));
    if (!y.type().equals(dy.type())) {
      add(dy, bound);
    } else if (exact) {
      add(dy.times(y.greaterThan(0)), bound);
    } else {
      Value factor = random.nextBoolean() ? y.square().oneMinus() : y.times(y.oneMinus());
      add(
          random.nextBoolean() ? dy.times(factor) : factor.times(dy),
          bound * (1 + bound(y)) * (1 + bound(y)));
    }
  }

  private void reduce() {
    Value x = pick(values);
    Shape target = pick(SHAPES.stream().filter(s -> s.broadcastsTo(x.shape())).toList());
    if (random.nextBoolean()) {
      add(x.sumTo(target), bound(x) * x.shape().size() / target.size());
    } else {
      add(g.apply(new MaxTo(target), x), bound(x));
    }
  }

  private void broadcast() {
    Value x = pick(values);
    add(
        x.broadcastTo(
            pick(SHAPES.stream().filter(s -> x.shape().broadcastsTo(s)).toList(), x.shape())),
        bound(x));
  }

  private void softmax() {
    Value x = find(v -> v.shape().rank() == 2 && v.shape().dim(0) == 4 && v.shape().dim(1) > 2);
    if (random.nextInt(3) == 0) {
      add(x.softmax(), 1);
      return;
    }
    List<Value> both = g.applyAll(new SoftmaxCrossEntropy(), List.of(x, labels));
    add(both.get(0), 2 * bound(x) + 3);
    if (random.nextBoolean()) {
      Value scale =
          random.nextBoolean()
              ? rate().broadcastTo(Shape.of(4))
              : find(v -> v.shape().equals(Shape.of(4)));
      if (scale.shape().equals(Shape.of(4))) {
        add(g.apply(new SoftmaxCrossEntropyGradient(), both.get(1), labels, scale), bound(scale));
      }
    }
    if (random.nextInt(3) == 0) {
      add(both.get(1), 1);
    }
  }

  private void sgd() {
    Value p = pick(values);
    Value buffer = find(v -> v.type().equals(p.type()));
    Value gradient = find(v -> v.type().equals(p.type()));
    float momentum = random.nextBoolean() ? 0 : .9f;
    List<Value> operands =
        momentum == 0 ? List.of(p, gradient, rate()) : List.of(p, buffer, gradient, rate());
    double bound = bound(p) + 2 * (bound(buffer) + bound(gradient));
    addSome(
        g.applyAll(new SgdStep(momentum, momentum != 0 && random.nextBoolean()), operands), bound);
  }

  private void adam() {
    Value p = pick(values);
    Value m = find(v -> v.type().equals(p.type()));
    Value gradient = find(v -> v.type().equals(p.type()));
    // Its own second moment, which nothing else may overwrite: the root of a negative one is no
    // number.
    Value v = g.input("v" + inputs.size(), p.type());
    inputs.add(v);
    var op = new AdamStep(.9, .999, 1e-2f);
    List<Value> next = g.applyAll(op, List.of(p, m, v, gradient, rate(), step));
    add(v, INPUT);
    add(next.get(0), bound(p) + bound(m) + bound(gradient));
    add(next.get(1), bound(m) + bound(gradient));
    add(next.get(2), INPUT + bound(gradient));
    if (random.nextBoolean()) {
      g.donate(nameOf(v), "out" + outputs++, next.get(2));
    }
  }

  private Value rate() {
    List<Value> scalars = values.stream().filter(v -> v.shape().rank() == 0).toList();
    return scalars.isEmpty() || random.nextBoolean() ? g.constant(.1) : pick(scalars).tanh();
  }

  private void noise() {
    add(
        random.nextBoolean() ? g.randomUniform(pick(SHAPES)) : g.randomNormal(pick(SHAPES)).tanh(),
        1);
  }

  private void integers() {
    switch (random.nextInt(4)) {
      case 0 -> add(labels.oneHot(random.nextBoolean() ? 3 : 4), 1);
      case 1 -> add(labels.equalTo(others), 1);
      case 2 -> add(g.apply(new BiasCorrection(.9), random.nextBoolean() ? labels : step), 1);
      default -> {
        Value matrix = pick(inputs);
        if (matrix.shape().rank() == 2 && matrix.shape().dim(0) == 4) {
          add(matrix.argMax().equalTo(labels), 1);
        }
      }
    }
  }

  /** Only of inputs, which are exact: rounding must not decide. */
  private void compare() {
    Value x = pick(inputs);
    add(
        x.greaterThan(
            random.nextBoolean()
                ? g.apply(new Slice(0, Shape.of()), pick(inputs))
                : g.constant(.5)),
        1);
  }

  private void foreign() {
    Value x = pick(values);
    Value y = find(v -> v.type().equals(x.type()));
    double bound = bound(x) + bound(y);
    Op op =
        pick(
            List.of(
                new TestOps.SumAndFirst(), new TestOps.NoKernel(), new TestOps.SumAndDifference()));
    addSome(g.applyAll(op, List.of(x, y)), bound);
  }

  private void differentiate() {
    List<Value> wrt = inputs.stream().filter(v -> v.type().dtype() == DType.F32).toList();
    Value loss = pick(values).tanh().mean();
    for (Value gradient : Gradients.of(loss, wrt)) {
      bounds.put(gradient, LARGEST); // as an output only; what is donated has to stay small
      values.add(gradient);
    }
  }

  private void donate() {
    for (int i = 0; i < inputs.size(); i++) {
      Value input = inputs.get(i);
      String name = nameOf(input);
      if (!isSecondMoment(name) && random.nextInt(3) > 0) {
        List<Value> fitting =
            values.stream()
                .filter(v -> v.type().equals(input.type()) && bound(v) <= INPUT && v != input)
                .toList();
        if (!fitting.isEmpty()) {
          g.donate(name, "out" + outputs++, fitting.get(random.nextInt(fitting.size())));
        }
      }
    }
  }

  private void addSome(List<Value> made, double bound) {
    int count = 1 + random.nextInt(made.size());
    for (int i = 0; i < made.size(); i++) {
      if (count == made.size() || random.nextBoolean() || i == 0) {
        add(made.get(i), bound);
      }
    }
  }

  private void add(Value value, double bound) {
    if (bound > LARGEST) {
      value = value.tanh();
      bound = 1;
    }
    bounds.merge(value, bound, Math::min);
    values.add(value);
  }

  private static String nameOf(Value input) {
    return ((Input) input.node().op()).name();
  }

  private double bound(Value v) {
    return bounds.getOrDefault(v, 1.0); // only a rate stands in no list
  }

  /** A value that fits, later ones more often; the first of all where none does. */
  private Value find(Predicate<Value> wanted) {
    List<Value> fitting = values.stream().filter(wanted).toList();
    return fitting.isEmpty() ? values.getFirst() : pick(fitting);
  }

  private <T> T pick(List<T> list) {
    return list.get(Math.max(random.nextInt(list.size()), random.nextInt(list.size())));
  }

  private <T> T pick(List<T> list, T otherwise) {
    return list.isEmpty() ? otherwise : pick(list);
  }
}
