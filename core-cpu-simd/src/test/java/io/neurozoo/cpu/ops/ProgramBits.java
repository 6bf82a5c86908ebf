// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.cpu.ops;

import io.neurozoo.backend.Kernel;
import io.neurozoo.backend.KernelArguments;
import io.neurozoo.backend.KernelRequest;
import io.neurozoo.cpu.plan.FusedElementwise;
import io.neurozoo.cpu.plan.FusedElementwise.Instruction;
import io.neurozoo.graph.Op;
import io.neurozoo.op.Add;
import io.neurozoo.op.Divide;
import io.neurozoo.op.Erf;
import io.neurozoo.op.Exp;
import io.neurozoo.op.Greater;
import io.neurozoo.op.Log;
import io.neurozoo.op.Maximum;
import io.neurozoo.op.Multiply;
import io.neurozoo.op.Relu;
import io.neurozoo.op.Sigmoid;
import io.neurozoo.op.Sqrt;
import io.neurozoo.op.Subtract;
import io.neurozoo.op.Tanh;
import io.neurozoo.tensor.DType;
import io.neurozoo.tensor.TensorType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Random programs in loops of their own: throws where a bit differs from that of the scalar loops
 * of the single ops, and prints a SHA-256 of all results.
 */
final class ProgramBits {
  private static final List<Op> OPS =
      List.of(
          new Add(),
          new Subtract(),
          new Multiply(),
          new Divide(),
          new Greater(),
          new Maximum(),
          new Add(),
          new Multiply(),
          new Exp(),
          new Log(),
          new Tanh(),
          new Sigmoid(),
          new Erf(),
          new Relu(),
          new Sqrt());

  private static final int[] SIZES = {1, 3, 15, 16, 17, 33, 64, 255, 513, 1030, 5003};
  private static final int GUARD = 64;

  private final Random random;
  private final Arena arena;
  private final boolean[] scalars;
  private final List<Instruction> program = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final int size;

  private ProgramBits(long seed, Arena arena) {
    this.random = new Random(seed);
    this.arena = arena;
    this.size = SIZES[random.nextInt(SIZES.length)];
    scalars = new boolean[1 + random.nextInt(4)];
    for (int i = 1; i < scalars.length; i++) { // the first one is an array
      scalars[i] = size > 1 && random.nextInt(3) == 0;
    }
    int count = 2 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      Op op = OPS.get(random.nextInt(OPS.size()));
      int array = i == 0 ? 0 : scalars.length + random.nextInt(i);
      int other = random.nextInt(scalars.length + i);
      List<Integer> both = random.nextBoolean() ? List.of(array, other) : List.of(other, array);
      program.add(new Instruction(op, Functions.unary(op) != null ? List.of(array) : both));
    }
    var wanted =
        new TreeSet<>(List.of(scalars.length + count - 1, scalars.length + random.nextInt(count)));
    outputs.addAll(wanted);
  }

  /** Prints the hash of as many programs as the argument says. */
  public static void main(String[] args) throws Exception {
    System.out.println(digest(Integer.parseInt(args[0])));
  }

  static String digest(int programs) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int seed = 0; seed < programs; seed++) {
      try (Arena arena = Arena.ofConfined()) {
        new ProgramBits(seed, arena).compare(digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private record Arguments(
      List<MemorySegment> inputs, List<MemorySegment> outputs, MemorySegment scratch)
      implements KernelArguments {
    @Override
    public MemorySegment input(int i) {
      return inputs.get(i);
    }

    @Override
    public MemorySegment output(int i) {
      return outputs.get(i);
    }

    @Override
    public long inputAddress(int i) {
      return inputs.get(i).address();
    }

    @Override
    public long outputAddress(int i) {
      return outputs.get(i).address();
    }

    @Override
    public long scratchAddress() {
      return scratch.address();
    }
  }

  private void compare(MessageDigest digest) {
    float[][] values = new float[scalars.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[scalars[i] ? 1 : size];
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = (float) (random.nextGaussian() * 3);
      }
    }
    boolean inPlace = random.nextBoolean();
    List<byte[]> expected = run(false, false, values, false);
    List<byte[]> actual = run(true, true, values, inPlace);
    for (int i = 0; i < expected.size(); i++) {
      digest.update(expected.get(i));
      if (!Arrays.equals(expected.get(i), actual.get(i))) {
        throw new AssertionError(
            "output "
                + i
                + " of "
                + program
                + " to "
                + outputs
                + ", "
                + size
                + " elements, in place: "
                + inPlace);
      }
    }
  }

  private List<byte[]> run(boolean vectors, boolean ownLoops, float[][] values, boolean inPlace) {
    var op = new FusedElementwise(scalars.length, program, outputs, ownLoops);
    var array = TensorType.f32(size);
    List<TensorType> inputs =
        IntStream.range(0, scalars.length)
            .mapToObj(i -> scalars[i] ? TensorType.f32() : array)
            .toList();
    List<TensorType> results = outputs.stream().map(i -> array).toList();
    Kernel kernel =
        new BuiltinKernels().kernel(new KernelRequest(op, inputs, results, vectors)).orElseThrow();
    List<MemorySegment> operands = new ArrayList<>();
    for (float[] v : values) {
      MemorySegment operand = guarded(4L * v.length);
      MemorySegment.copy(v, 0, operand, DType.FLOAT, 0, v.length);
      operands.add(operand);
    }
    List<MemorySegment> written = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      int output = i;
      written.add(
          IntStream.range(0, scalars.length)
              .filter(o -> inPlace && kernel.inPlace(output, o))
              .mapToObj(operands::get)
              .filter(o -> !written.contains(o))
              .findFirst()
              .orElseGet(() -> guarded(4L * size)));
    }
    MemorySegment scratch = guarded(kernel.scratchBytes());
    var arguments = new Arguments(operands, written, scratch);
    long middle = kernel.units() / 2;
    kernel.run(arguments, middle, kernel.units());
    kernel.run(arguments, 0, middle);
    operands.forEach(ProgramBits::checkGuard);
    written.forEach(ProgramBits::checkGuard);
    checkGuard(scratch);
    return written.stream().map(ProgramBits::bytes).toList();
  }

  /** With one NaN for all: which one an operation on two makes, Java leaves open. */
  private static byte[] bytes(MemorySegment array) {
    for (long i = 0; i < array.byteSize() / Float.BYTES; i++) {
      if (Float.isNaN(array.getAtIndex(DType.FLOAT, i))) {
        array.setAtIndex(DType.FLOAT, i, Float.NaN);
      }
    }
    return array.toArray(ValueLayout.JAVA_BYTE);
  }

  private MemorySegment guarded(long bytes) {
    MemorySegment whole = arena.allocate(bytes + GUARD, GUARD);
    whole.fill((byte) 0x5a);
    return whole.asSlice(0, bytes);
  }

  @SuppressWarnings("restricted") // the guard lies behind the slice, in the same allocation
  private static void checkGuard(MemorySegment slice) {
    MemorySegment guard =
        MemorySegment.ofAddress(slice.address() + slice.byteSize()).reinterpret(GUARD);
    for (long i = 0; i < GUARD; i++) {
      if (guard.get(ValueLayout.JAVA_BYTE, i) != 0x5a) {
        throw new AssertionError("a byte behind an array was overwritten");
      }
    }
  }
}
