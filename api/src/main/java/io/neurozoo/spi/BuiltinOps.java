// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.spi;

import io.neurozoo.op.AdamStep;
import io.neurozoo.op.Add;
import io.neurozoo.op.ArgMax;
import io.neurozoo.op.BiasCorrection;
import io.neurozoo.op.BroadcastTo;
import io.neurozoo.op.Concatenate;
import io.neurozoo.op.Constant;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Elu;
import io.neurozoo.op.Equal;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Input;
import io.neurozoo.op.Log;
import io.neurozoo.op.MatMul;
import io.neurozoo.op.MaxTo;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Narrow;
import io.neurozoo.op.OneHot;
import io.neurozoo.op.Pack;
import io.neurozoo.op.RandomNormal;
import io.neurozoo.op.RandomUniform;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Reshape;
import io.neurozoo.op.SgdStep;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Slice;
import io.neurozoo.op.Softmax;
import io.neurozoo.op.SoftmaxCrossEntropy;
import io.neurozoo.op.SoftmaxCrossEntropyGradient;
import io.neurozoo.op.Softplus;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.StopGradient;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.SumTo;
import io.neurozoo.op.Tanh;
import io.neurozoo.op.Transpose;
import java.util.List;

/** The ops of this library. */
final class BuiltinOps {
  static final List<OpType> TYPES =
      List.of(
          new OpType("neurozoo:adamStep", AdamStep.class),
          new OpType("neurozoo:add", Add.class),
          new OpType("neurozoo:argMax", ArgMax.class),
          new OpType("neurozoo:biasCorrection", BiasCorrection.class),
          new OpType("neurozoo:broadcastTo", BroadcastTo.class),
          new OpType("neurozoo:concatenate", Concatenate.class),
          new OpType("neurozoo:constant", Constant.class),
          new OpType("neurozoo:divide", Divide.class),
          new OpType("neurozoo:elu", Elu.class),
          new OpType("neurozoo:equal", Equal.class),
          new OpType("neurozoo:erf", Erf.class),
          new OpType("neurozoo:exp", Exp.class),
          new OpType("neurozoo:greater", Greater.class),
          new OpType("neurozoo:input", Input.class),
          new OpType("neurozoo:log", Log.class),
          new OpType("neurozoo:matmul", MatMul.class),
          new OpType("neurozoo:maximum", Maximum.class),
          new OpType("neurozoo:maxTo", MaxTo.class),
          new OpType("neurozoo:multiply", Multiply.class),
          new OpType("neurozoo:narrow", Narrow.class),
          new OpType("neurozoo:oneHot", OneHot.class),
          new OpType("neurozoo:pack", Pack.class),
          new OpType("neurozoo:randomNormal", RandomNormal.class),
          new OpType("neurozoo:randomUniform", RandomUniform.class),
          new OpType("neurozoo:relu", Relu.class),
          new OpType("neurozoo:reshape", Reshape.class),
          new OpType("neurozoo:sgdStep", SgdStep.class),
          new OpType("neurozoo:sigmoid", Sigmoid.class),
          new OpType("neurozoo:slice", Slice.class),
          new OpType("neurozoo:softmax", Softmax.class),
          new OpType("neurozoo:softmaxCrossEntropy", SoftmaxCrossEntropy.class),
          new OpType("neurozoo:softmaxCrossEntropyGradient", SoftmaxCrossEntropyGradient.class),
          new OpType("neurozoo:softplus", Softplus.class),
          new OpType("neurozoo:sqrt", Sqrt.class),
          new OpType("neurozoo:stopGradient", StopGradient.class),
          new OpType("neurozoo:subtract", Subtract.class),
          new OpType("neurozoo:sumTo", SumTo.class),
          new OpType("neurozoo:tanh", Tanh.class),
          new OpType("neurozoo:transpose", Transpose.class));

  private BuiltinOps() {}
}
