// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.bench.onnxruntime;

import io.neurozoo.bench.contender.Mlp;

/** An MLP as an ONNX file: Gemm and Relu nodes. Field numbers are those of onnx.proto. */
final class OnnxMlp {
  static final String INPUT = "input";
  static final String OUTPUT = "output";

  private static final int FLOAT = 1;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private OnnxMlp() {}

  /** The file's bytes: a ModelProto. */
  static byte[] model(Mlp mlp, int batch) {
    var opset = new Protobuf().string(1, "").number(2, OPSET);
    return new Protobuf()
        .number(1, IR_VERSION)
        .message(7, graph(mlp, batch))
        .message(8, opset)
        .bytes();
  }

  private static Protobuf graph(Mlp mlp, int batch) {
    var graph = new Protobuf();
    String x = INPUT;
    for (int i = 0; i < mlp.layers(); i++) {
      boolean last = i == mlp.layers() - 1;
      String y = last ? OUTPUT : "dense" + i;
      graph.message(1, node("Gemm", y, x, "weight" + i, "bias" + i));
      x = y;
      if (!last) {
        x = "relu" + i;
        graph.message(1, node("Relu", x, y));
      }
    }
    graph.string(2, "mlp");
    for (int i = 0; i < mlp.layers(); i++) {
      graph.message(5, tensor("weight" + i, mlp.weight(i), mlp.in(i), mlp.out(i)));
      graph.message(5, tensor("bias" + i, new float[mlp.out(i)], mlp.out(i)));
    }
    graph.message(11, value(INPUT, batch, mlp.inputs()));
    graph.message(12, value(OUTPUT, batch, mlp.outputs()));
    return graph;
  }

  /** A NodeProto. */
  private static Protobuf node(String op, String output, String... inputs) {
    var node = new Protobuf();
    for (String input : inputs) {
      node.string(1, input);
    }
    return node.string(2, output).string(3, output).string(4, op);
  }

  /** A TensorProto. */
  private static Protobuf tensor(String name, float[] values, int... dims) {
    var tensor = new Protobuf();
    for (int dim : dims) {
      tensor.number(1, dim);
    }
    return tensor.number(2, FLOAT).string(8, name).floats(9, values);
  }

  /** A ValueInfoProto. */
  private static Protobuf value(String name, int... dims) {
    var shape = new Protobuf();
    for (int dim : dims) {
      shape.message(1, new Protobuf().number(1, dim));
    }
    var type = new Protobuf().number(1, FLOAT).message(2, shape);
    return new Protobuf().string(1, name).message(2, new Protobuf().message(1, type));
  }
}
