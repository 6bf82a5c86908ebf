// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.op;

import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.ShapeException;
import io.neurozoo.tensor.TensorType;
import java.util.List;

/** C = op(A) op(B) of matrices, where op transposes or not. For C = A B: dA = dC B', dB = A' dC. */
public record MatMul(boolean transposeA, boolean transposeB) implements Op {

  private static Value product(Value a, boolean transposeA, Value b, boolean transposeB) {
    return a.builder().apply(new MatMul(transposeA, transposeB), a, b);
  }

  @Override
  public String id() {
    return "neurozoo:matmul";
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Expect.count(inputs, 2);
    TensorType a = Expect.f32(inputs, 0);
    TensorType b = Expect.f32(inputs, 1);
    Expect.rank(a, "the first operand", 2);
    Expect.rank(b, "the second operand", 2);
    int k = a.shape().dim(transposeA ? 0 : 1);
    int rows = b.shape().dim(transposeB ? 1 : 0);
    if (k != rows) {
      throw new ShapeException(
          "the inner extents "
              + k
              + " of "
              + a.shape()
              + (transposeA ? "'" : "")
              + " and "
              + rows
              + " of "
              + b.shape()
              + (transposeB ? "'" : "")
              + " must be equal");
    }
    return List.of(
        TensorType.f32(a.shape().dim(transposeA ? 1 : 0), b.shape().dim(transposeB ? 0 : 1)));
  }

  @Override
  public long multiplyAdds(List<TensorType> inputs) {
    return inputs.get(0).shape().size() * inputs.get(1).shape().dim(transposeB ? 0 : 1);
  }

  @Override
  public void vjp(Pullback p) {
    Value a = p.input(0);
    Value b = p.input(1);
    Value dc = p.gradient();
    // C = op(A) op(B), so d op(A) = dC op(B)' and d op(B) = op(A)' dC; each is transposed back by
    // swapping the factors.
    p.contribute(
        0,
        () -> transposeA ? product(b, transposeB, dc, true) : product(dc, false, b, !transposeB));
    p.contribute(
        1,
        () -> transposeB ? product(dc, true, a, transposeA) : product(a, !transposeA, dc, false));
  }

  @Override
  public List<NdArray> evaluate(List<NdArray> inputs) {
    NdArray a = inputs.get(0);
    NdArray b = inputs.get(1);
    NdArray c = NdArray.zeros(infer(List.of(a.type(), b.type())).getFirst());
    int m = c.shape().dim(0);
    int n = c.shape().dim(1);
    int k = a.shape().dim(transposeA ? 0 : 1);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          sum +=
              a.get(transposeA ? l * m + i : i * k + l) * b.get(transposeB ? j * k + l : l * n + j);
        }
        c.values()[i * n + j] = sum;
      }
    }
    return List.of(c);
  }
}
