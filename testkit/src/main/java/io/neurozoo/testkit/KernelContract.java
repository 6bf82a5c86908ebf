// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.KernelProvider;
import io.neurozoo.graph.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What an op and its kernels promise, as dynamic tests:
 *
 * <ul>
 *   <li><b>types</b>: {@code infer} accepts the operands, and {@code evaluate} returns what it
 *       says;
 *   <li><b>gradient</b>: {@code vjp} agrees with central differences ({@link GradientCheck});
 *   <li><b>values</b>: a kernel agrees with {@code evaluate} within the stated tolerance, residuals
 *       included;
 *   <li><b>scalar twin</b>: scalar and vector kernel give the same bits;
 *   <li><b>division</b>: the bits are the same however the units are divided, and when another run
 *       is interleaved;
 *   <li><b>memory</b>: every output byte is written; inputs, and {@value GuardedMemory#GUARD} bytes
 *       on both sides of everything, stay as they are;
 *   <li><b>in place</b>: a kernel that says it can work in place gives the same bits there;
 *   <li><b>residuals</b>: a kernel gives the same results where nobody needs the residuals;
 *   <li><b>special values</b>: NaN, infinities, signed zeros and subnormals do not throw, and
 *       scalar and vector kernel agree;
 *   <li><b>allocation</b>: no Java object is allocated by a run once it is warm.
 * </ul>
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> snake() {
 *   return KernelContract.of(new Snake(1.5f))
 *       .given(uniform(-4, 4, 7, 33))
 *       .given(uniform(-4, 4, 1))
 *       .ulp(8)
 *       .tests();
 * }
 * }</pre>
 *
 * <p>Choose shapes with odd extents, so that tails of vectors and of rows are met, and one of a
 * single element. Immutable.
 */
public final class KernelContract {
  private final Op op;
  private final List<List<Operand>> cases;
  private final Tolerance tolerance;
  private final Optional<KernelProvider> provider;
  private final boolean differentiable;

  private KernelContract(
      Op op,
      List<List<Operand>> cases,
      Tolerance tolerance,
      Optional<KernelProvider> provider,
      boolean differentiable) {
    this.op = op;
    this.cases = cases;
    this.tolerance = tolerance;
    this.provider = provider;
    this.differentiable = differentiable;
  }

  /**
   * A contract with no case yet, a tolerance of 1 ulp, and the kernels of all providers on the
   * path.
   */
  public static KernelContract of(Op op) {
    return new KernelContract(op, List.of(), Tolerance.ulp(1), Optional.empty(), true);
  }

  /** The same and one more case: a value for each operand. */
  public KernelContract given(Operand... operands) {
    List<List<Operand>> more = new ArrayList<>(cases);
    more.add(List.of(operands));
    return new KernelContract(op, List.copyOf(more), tolerance, provider, differentiable);
  }

  /** The same with a tolerance in units in the last place. */
  public KernelContract ulp(double ulps) {
    return within(Tolerance.ulp(ulps));
  }

  /**
   * The same with a tolerance relative to the greatest magnitude of the output: for sums and
   * products of matrices.
   */
  public KernelContract relative(double fraction) {
    return within(Tolerance.relative(fraction));
  }

  /** The same with another tolerance. */
  public KernelContract within(Tolerance tolerance) {
    return new KernelContract(op, cases, tolerance, provider, differentiable);
  }

  /** The same with the kernels of this provider instead of those found on the path. */
  public KernelContract kernels(KernelProvider provider) {
    return new KernelContract(op, cases, tolerance, Optional.of(provider), differentiable);
  }

  /** The same without a check of the gradient: for ops that pass none. */
  public KernelContract withoutGradient() {
    return new KernelContract(op, cases, tolerance, provider, false);
  }

  /**
   * The tests.
   *
   * @throws IllegalStateException where there is no case
   */
  public Stream<DynamicTest> tests() {
    return kernelCases().flatMap(kase -> Stream.concat(definition(kase), kernels(kase)));
  }

  /**
   * The tests of types and gradient only: for ops without a kernel, which backends expand or run by
   * their definition.
   *
   * @throws IllegalStateException where there is no case
   */
  public Stream<DynamicTest> definitionTests() {
    return kernelCases().flatMap(this::definition);
  }

  private Stream<KernelCase> kernelCases() {
    if (cases.isEmpty()) {
      throw new IllegalStateException(
          "the contract of " + op + " has no case; add one with given(operands)");
    }
    return cases.stream().map(operands -> new KernelCase(op, operands));
  }

  private Stream<DynamicTest> definition(KernelCase kase) {
    var checks = new DefinitionChecks(kase);
    DynamicTest types = kase.test("types", checks::types);
    return differentiable
        ? Stream.of(types, kase.test("gradient", checks::gradient))
        : Stream.of(types);
  }

  private Stream<DynamicTest> kernels(KernelCase kase) {
    // An op that does not accept the case has no kernel to look for; the test of its types says so.
    return new DefinitionChecks(kase).isAccepted()
        ? new KernelTests(kase, new KernelSearch(provider), tolerance).all().stream()
        : Stream.empty();
  }

  /**
   * A test that the kernels give the same bits in another JVM.
   *
   * @param sample makes the contract there and here
   * @param flags of the other JVM, such as {@code -Xint}, {@code -XX:TieredStopAtLevel=1}, {@code
   *     -Dneurozoo.vector.bits=128} for kernels that heed it, {@code -XX:MaxVectorSize=16} for all
   *     others
   */
  public static DynamicTest forked(Class<? extends OpSample> sample, String... flags) {
    return DynamicTest.dynamicTest(
        sample.getSimpleName() + ": same bits with " + String.join(" ", flags),
        () -> ForkedKernels.assertSameBits(sample, List.of(flags)));
  }

  /** One line for each case and kernel: its name and the sha256 of the bits of its outputs. */
  List<String> digests() {
    List<String> lines = new ArrayList<>();
    kernelCases()
        .forEach(
            kase -> {
              for (FoundKernel kernel : new KernelSearch(provider).kernels(kase)) {
                lines.add(KernelDigest.line(kase, kernel));
              }
            });
    return lines;
  }
}
