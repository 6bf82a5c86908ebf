// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.graph.Op;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.TensorType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** An op and an operand for each of its inputs. */
record KernelCase(Op op, List<Operand> operands) {

  List<TensorType> inputTypes() {
    return operands.stream().map(Operand::type).toList();
  }

  List<TensorType> outputTypes() {
    return op.infer(inputTypes());
  }

  List<NdArray> inputs() {
    return IntStream.range(0, operands.size()).mapToObj(i -> operands.get(i).values(i)).toList();
  }

  List<NdArray> specialInputs() {
    return IntStream.range(0, operands.size())
        .mapToObj(i -> operands.get(i).specialValues(i))
        .toList();
  }

  DynamicTest test(String check, Executable body) {
    return DynamicTest.dynamicTest(this + ": " + check, body);
  }

  /** For example {@code MatMul[transposeA=false, transposeB=true] [F32[7, 33], F32[5, 33]]}. */
  @Override
  public String toString() {
    return op + " " + operands;
  }
}
