// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.model;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Shape;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** An op of a plugin with an attribute of every type; it adds up those that are float or double. */
record AnyOp(
    int i,
    long l,
    float f,
    double d,
    boolean b,
    String s,
    Kind kind,
    Shape shape,
    List<Integer> list,
    TensorType type)
    implements Op {
  static final String ID = "test:any";

  enum Kind {
    PLAIN,
    WITH_BODY {}
  }

  AnyOp {
    if (i < 0) {
      throw new IllegalArgumentException("i is " + i + ", it must not be negative");
    }
    list = List.copyOf(list);
  }

  static AnyOp sample() {
    return new AnyOp(
        3,
        1L << 40,
        0.1f,
        -1e-300,
        true,
        "N \"quoted\" \u00e9\n",
        Kind.WITH_BODY,
        Shape.of(2, 3),
        List.of(-1, 0, 7),
        TensorType.i32(4));
  }

  AnyOp withNumbers(float f, double d) {
    return new AnyOp(i, l, f, d, b, s, kind, shape, list, type);
  }

  AnyOp withIntegers(int i, long l, Shape shape, List<Integer> list, TensorType type) {
    return new AnyOp(i, l, f, d, b, s, kind, shape, list, type);
  }

  AnyOp withText(String s) {
    return new AnyOp(i, l, f, d, b, s, kind, shape, list, type);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return List.of(inputs.getFirst());
  }

  @Override
  public void vjp(Pullback p) {}

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    return List.of(inputs.getFirst().map(x -> x + f + d));
  }
}
