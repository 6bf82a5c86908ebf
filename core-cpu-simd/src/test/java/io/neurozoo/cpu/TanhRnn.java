// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu;

import io.neurozoo.graph.CompositeOp;
import io.neurozoo.graph.GraphBuilder;
import io.neurozoo.graph.Pullback;
import io.neurozoo.graph.Value;
import io.neurozoo.op.Pack;
import io.neurozoo.op.Slice;
import io.neurozoo.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A tanh RNN over a whole sequence, h_t = tanh(x_t W + h_(t-1) U + b), as a composite op with a
 * residual and a companion gradient op: what an LSTM layer will be, in small.
 *
 * <p>Operands: x [time, batch, in], W [in, units], U [units, units], b [units], h_0 [batch, units].
 * Result: all h [time, batch, units]; residual: the slopes 1 - h^2.
 */
record TanhRnn() implements CompositeOp {

  @Override
  public String id() {
    return "test:tanhRnn";
  }

  @Override
  public int results() {
    return 1;
  }

  @Override
  public List<Value> decompose(GraphBuilder g, List<Value> in) {
    Value h = in.get(4);
    List<Value> all = new ArrayList<>();
    List<Value> slopes = new ArrayList<>();
    int steps = in.get(0).shape().dim(0);
    for (int t = 0; t < steps; t++) {
      h = at(in.get(0), t).matmul(in.get(1)).plus(h.matmul(in.get(2))).plus(in.get(3)).tanh();
      all.add(h);
      slopes.add(h.square().oneMinus());
    }
    return List.of(stack(g, all), stack(g, slopes));
  }

  @Override
  public void vjp(Pullback p) {
    Value previous = p.output(0);
    List<Value> operands = new ArrayList<>(p.inputs());
    operands.add(previous);
    operands.add(p.output(1));
    operands.add(p.gradient(0));
    List<Value> gradients = p.builder().applyAll(new Gradient(), operands);
    for (int i = 0; i < 5; i++) {
      Value gradient = gradients.get(i);
      p.contribute(i, () -> gradient);
    }
  }

  /** Operands: those of the forward op, h, the slopes, dh. Results: dx, dW, dU, db, dh_0. */
  record Gradient() implements CompositeOp {

    @Override
    public String id() {
      return "test:tanhRnnGradient";
    }

    @Override
    public int results() {
      return 5;
    }

    @Override
    public List<Value> decompose(GraphBuilder g, List<Value> in) {
      int steps = in.get(0).shape().dim(0);
      Value carried = null;
      Value dw = null;
      Value du = null;
      Value db = null;
      List<Value> dx = new ArrayList<>();
      for (int t = steps - 1; t >= 0; t--) {
        Value dh = at(in.get(7), t);
        Value dz = at(in.get(6), t).times(carried == null ? dh : dh.plus(carried));
        Value before = t == 0 ? in.get(4) : at(in.get(5), t - 1);
        dx.addFirst(dz.matmulTransposed(in.get(1)));
        dw = sum(dw, at(in.get(0), t).transposedMatmul(dz));
        du = sum(du, before.transposedMatmul(dz));
        db = sum(db, dz.sumTo(in.get(3).shape()));
        carried = dz.matmulTransposed(in.get(2));
      }
      return List.of(stack(g, dx), dw, du, db, carried);
    }

    private static Value sum(Value a, Value b) {
      return a == null ? b : a.plus(b);
    }
  }

  private static Value at(Value sequence, int t) {
    Shape one = sequence.shape().dropFirst();
    return sequence.builder().apply(new Slice(t * (int) one.size(), one), sequence);
  }

  private static Value stack(GraphBuilder g, List<Value> values) {
    Shape one = values.getFirst().shape();
    List<Integer> offsets = new ArrayList<>();
    for (int t = 0; t < values.size(); t++) {
      offsets.add(t * (int) one.size());
    }
    Value flat = g.applyAll(new Pack(offsets, values.size() * (int) one.size()), values).getFirst();
    return flat.reshape(one.prepend(values.size()));
  }
}
