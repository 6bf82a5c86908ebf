// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.neurozoo.cpu.kernel.LoopProgram.Instruction;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes the class of a {@link VectorProgram}. In Java its one method would read:
 *
 * <pre>{@code
 * static void loop(long table, long from, long end) {
 *   long p0 = address(table, 0); // an array
 *   FloatVector v1 = FloatVector.broadcast(Simd.F, number(table, 1)); // a scalar
 *   long p4 = address(table, 2); // what is stored
 *   for (long i = from; i < end; i += Simd.LANES) {
 *     FloatVector v0 = load(p0, i);
 *     FloatVector v2 = v0.mul(v1);
 *     ...
 *     store(v4, p4, i);
 *   }
 * }
 * }</pre>
 */
final class VectorProgramCode {
  static final String METHOD = "loop";

  private static final ClassDesc VECTOR = desc(FloatVector.class);
  private static final ClassDesc SPECIES = desc(VectorSpecies.class);
  private static final ClassDesc PROGRAM = desc(VectorProgram.class);
  private static final ClassDesc MEMORY = desc(VectorMemory.class);
  private static final ClassDesc MATH = desc(VectorMath.class);

  private static final MethodTypeDesc LOOP = MethodTypeDesc.of(CD_void, CD_long, CD_long, CD_long);
  private static final MethodTypeDesc ADDRESS = MethodTypeDesc.of(CD_long, CD_long, CD_int);
  private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(CD_float, CD_long, CD_int);
  private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(VECTOR, SPECIES, CD_float);
  private static final MethodTypeDesc LOAD = MethodTypeDesc.of(VECTOR, CD_long, CD_long);
  private static final MethodTypeDesc STORE = MethodTypeDesc.of(CD_void, VECTOR, CD_long, CD_long);
  private static final MethodTypeDesc NULLARY = MethodTypeDesc.of(VECTOR);
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(VECTOR, VECTOR);
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(VECTOR, VECTOR, VECTOR);
  private static final MethodTypeDesc METHOD_BINARY = MethodTypeDesc.of(VECTOR, desc(Vector.class));

  private final LoopProgram program;
  private final CodeBuilder code;
  private final int table;
  private final int from;
  private final int end;

  /** Local variable of each value; of an array that is read, of its address. */
  private final int[] values;

  private final int[] addresses;
  private final int[] results;

  private VectorProgramCode(LoopProgram program, CodeBuilder code) {
    this.program = program;
    this.code = code;
    table = code.parameterSlot(0);
    from = code.parameterSlot(1);
    end = code.parameterSlot(2);
    int operands = program.scalars().size();
    values = new int[operands + program.instructions().size()];
    addresses = new int[operands];
    results = new int[program.stored().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = code.allocateLocal(TypeKind.REFERENCE);
    }
    for (int i = 0; i < operands; i++) {
      addresses[i] = code.allocateLocal(TypeKind.LONG);
    }
    for (int i = 0; i < results.length; i++) {
      results[i] = code.allocateLocal(TypeKind.LONG);
    }
  }

  /** The bytes of a class in this package. */
  static byte[] of(LoopProgram program) {
    ClassDesc name = ClassDesc.of(VectorProgram.class.getName() + "Loop");
    return ClassFile.of()
        .build(
            name,
            type ->
                type.withFlags(ClassFile.ACC_FINAL)
                    .withMethodBody(
                        METHOD,
                        LOOP,
                        ClassFile.ACC_STATIC,
                        code -> new VectorProgramCode(program, code).write()));
  }

  private void write() {
    for (int i = 0; i < addresses.length; i++) {
      begin(i);
    }
    for (int i = 0; i < results.length; i++) {
      code.lload(table)
          .loadConstant(addresses.length + i)
          .invokestatic(PROGRAM, "address", ADDRESS);
      code.lstore(results[i]);
    }
    Label head = code.newLabel();
    Label after = code.newLabel();
    code.labelBinding(head).lload(from).lload(end).lcmp().ifge(after);
    for (int i = 0; i < addresses.length; i++) {
      if (!program.scalars().get(i)) {
        code.lload(addresses[i]).lload(from).invokestatic(MEMORY, "load", LOAD).astore(values[i]);
      }
    }
    for (int i = 0; i < program.instructions().size(); i++) {
      apply(program.instructions().get(i));
      code.astore(values[addresses.length + i]);
    }
    for (int i = 0; i < results.length; i++) {
      code.aload(values[program.stored().get(i)]).lload(results[i]).lload(from);
      code.invokestatic(MEMORY, "store", STORE);
    }
    code.lload(from).loadConstant((long) Simd.LANES).ladd().lstore(from);
    code.goto_(head).labelBinding(after).return_();
  }

  /**
   * What stands before the loop for an operand: the address of an array, or a scalar in every lane.
   */
  private void begin(int operand) {
    if (program.scalars().get(operand)) {
      code.getstatic(desc(Simd.class), "F", SPECIES);
      code.lload(table).loadConstant(operand).invokestatic(PROGRAM, "number", NUMBER);
      code.invokestatic(VECTOR, "broadcast", BROADCAST).astore(values[operand]);
    } else {
      code.lload(table).loadConstant(operand).invokestatic(PROGRAM, "address", ADDRESS);
      code.lstore(addresses[operand]);
    }
  }

  private void apply(Instruction instruction) {
    for (int operand : instruction.operands()) {
      code.aload(values[operand]);
    }
    switch (instruction.function()) {
      case ScalarUnary f -> {
        switch (f) {
          case EXP, TANH, SIGMOID, ERF, RELU ->
              code.invokestatic(MATH, f.name().toLowerCase(Locale.ROOT), UNARY);
          case SQRT -> code.invokevirtual(VECTOR, "sqrt", NULLARY);
          case NEGATE -> code.invokevirtual(VECTOR, "neg", NULLARY);
          case LOG -> throw new IllegalArgumentException("log has a branch and needs its own loop");
        }
      }
      case ScalarBinary f -> {
        switch (f) {
          case ADD -> code.invokevirtual(VECTOR, "add", METHOD_BINARY);
          case SUBTRACT -> code.invokevirtual(VECTOR, "sub", METHOD_BINARY);
          case MULTIPLY -> code.invokevirtual(VECTOR, "mul", METHOD_BINARY);
          case DIVIDE -> code.invokevirtual(VECTOR, "div", METHOD_BINARY);
          case MAXIMUM -> code.invokevirtual(VECTOR, "max", METHOD_BINARY);
          case GREATER -> code.invokestatic(MATH, "greater", BINARY);
        }
      }
    }
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
