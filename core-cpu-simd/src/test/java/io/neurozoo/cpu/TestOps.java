// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelProvider;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Op;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/** Ops as a plugin might bring them, and a kernel that writes either result over either operand. */
public final class TestOps implements KernelProvider {

  @Override
  public Optional<Kernel> kernel(KernelRequest request) {
    return request.op() instanceof SumAndDifference
        ? Optional.of(new SumAndDifferenceKernel(request.inputs().getFirst().shape().size()))
        : Optional.empty();
  }

  /** x + y and x - y, both results. */
  record SumAndDifference() implements CompositeOp {
    @Override
    public String id() {
      return "test:sumAndDifference";
    }

    @Override
    public int results() {
      return 2;
    }

    @Override
    public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
      return List.of(inputs.get(0).plus(inputs.get(1)), inputs.get(0).minus(inputs.get(1)));
    }
  }

  private record SumAndDifferenceKernel(long size) implements Kernel {
    @Override
    public boolean inPlace(int output, int input) {
      return true;
    }

    @Override
    public void run(KernelArguments a, long from, long to) {
      for (long i = 0; i < size; i++) {
        float x = a.input(0).getAtIndex(DType.FLOAT, i);
        float y = a.input(1).getAtIndex(DType.FLOAT, i);
        a.output(1).setAtIndex(DType.FLOAT, i, x - y);
        a.output(0).setAtIndex(DType.FLOAT, i, x + y);
      }
    }
  }

  /** A composite of two results, the second of which may be the operand itself: x + y and x. */
  record SumAndFirst() implements CompositeOp {
    @Override
    public String id() {
      return "test:sumAndFirst";
    }

    @Override
    public int results() {
      return 2;
    }

    @Override
    public List<Value> decompose(GraphBuilder g, List<Value> inputs) {
      return List.of(inputs.get(0).plus(inputs.get(1)), inputs.get(0));
    }
  }

  /** x - y, and x + y as a residual; runs by its definition. */
  record NoKernel() implements Op {
    @Override
    public String id() {
      return "test:noKernel";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void vjp(Pullback p) {
      p.contribute(0, () -> p.gradient(0).plus(p.gradient(1)));
      p.contribute(1, () -> p.gradient(1).minus(p.gradient(0)));
    }

    @Override
    public List<NdArray> evaluate(List<NdArray> in) {
      return List.of(
          NdArray.zip(in.get(0), in.get(1), (x, y) -> x - y),
          NdArray.zip(in.get(0), in.get(1), Double::sum));
    }
  }
}
