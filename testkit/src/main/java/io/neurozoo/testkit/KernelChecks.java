// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package io.neurozoo.testkit;

import io.neurozoo.backend.Kernel;
import io.neurozoo.tensor.NdArray;
import io.neurozoo.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Checks of one kernel on one case. */
final class KernelChecks {
  private static final byte ZEROS = 0;

  /** A float of these bytes is NaN. */
  private static final byte NANS = (byte) 0xFF;

  private final KernelCase kase;
  private final FoundKernel found;
  private final Kernel kernel;

  KernelChecks(KernelCase kase, FoundKernel found) {
    this.kase = kase;
    this.found = found;
    this.kernel = found.kernel();
  }

  FoundKernel found() {
    return found;
  }

  /** Outputs of one call over all units. */
  List<Tensor> outputs() {
    return run(kase.inputs(), Placement.PLAIN, Division.whole(units()), NANS);
  }

  private List<Tensor> run(
      List<NdArray> inputs, Placement placement, Division division, byte filler) {
    try {
      return GuardedRun.results(kase, inputs, kernel, placement, division, filler);
    } catch (AssertionError e) {
      throw new AssertionError(named(division.name() + " " + placement) + e.getMessage(), e);
    }
  }

  private long units() {
    long units = kernel.units();
    if (units < 1) {
      throw new AssertionError(
          named("") + "has " + units + " units of work, there must be at least 1");
    }
    return units;
  }

  private String named(String how) {
    return kase + ", " + found + (how.isBlank() ? "" : ", " + how.strip()) + ": ";
  }

  /** Agrees with the op's definition. */
  void values(Tolerance tolerance) {
    List<NdArray> expected = kase.op().evaluate(kase.inputs());
    List<Tensor> actual = outputs();
    for (int i = 0; i < expected.size(); i++) {
      Optional<String> mismatch =
          Mismatch.of(expected.get(i), NdArray.of(actual.get(i)), tolerance);
      if (mismatch.isPresent()) {
        throw new AssertionError(
            named("") + "output " + i + " " + mismatch.get() + "; allowed: " + tolerance);
      }
    }
  }

  /** The same bits however the units are divided. */
  void division() {
    List<Tensor> expected = outputs();
    for (Division division : Division.all(units())) {
      compare(
          expected,
          run(kase.inputs(), Placement.PLAIN, division, NANS),
          division.name(),
          Mismatch::ofBits);
    }
    interleaved(expected);
  }

  /** A kernel keeps nothing between calls: another run may come between any two of them. */
  private void interleaved(List<Tensor> expected) {
    Division division = Division.single(units(), false);
    try (var own = new GuardedRun(kase, kase.inputs(), kernel, Placement.PLAIN, NANS);
        var other = new GuardedRun(kase, kase.specialInputs(), kernel, Placement.PLAIN, ZEROS)) {
      for (Division.Range range : division.ranges()) {
        own.call(range);
        other.call(range);
      }
      compare(expected, own.results(), "interleaved with another run", Mismatch::ofBits);
    }
  }

  /** Every byte of the outputs is written, and nothing else, in every division. */
  void memory() {
    for (Division division : Division.all(units())) {
      List<Tensor> overZeros = run(kase.inputs(), Placement.PLAIN, division, ZEROS);
      List<Tensor> overNaNs = run(kase.inputs(), Placement.PLAIN, division, NANS);
      compare(
          overZeros,
          overNaNs,
          division.name() + ", depends on what was in its outputs or scratch memory before",
          Mismatch::ofBits);
    }
  }

  /** The same bits in place. */
  void inPlace(Placement placement) {
    List<Tensor> expected = outputs();
    for (Division division : Division.all(units())) {
      List<Tensor> actual = run(kase.inputs(), placement, division, NANS);
      compare(expected, actual, division.name() + " " + placement, Mismatch::ofBits);
    }
  }

  /** The same bits in what is left when residuals are not wanted. */
  void withoutResiduals(Placement placement) {
    compare(
        outputs(),
        run(kase.inputs(), placement, Division.whole(units()), NANS),
        placement.toString(),
        Mismatch::ofBits);
  }

  /** Outputs for special values. */
  List<Tensor> specialOutputs() {
    return run(kase.specialInputs(), Placement.PLAIN, Division.whole(units()), NANS);
  }

  /** NaN, infinities and extremes neither throw nor depend on the division. */
  void specialValues() {
    List<Tensor> expected = specialOutputs();
    List<Tensor> actual =
        run(kase.specialInputs(), Placement.PLAIN, Division.single(units(), true), ZEROS);
    compare(expected, actual, "special values", Mismatch::ofBitsExceptNaN);
  }

  /** The same bits as another kernel's. */
  void sameBitsAs(KernelChecks twin) {
    compare(twin.outputs(), outputs(), "compared with the " + twin.found, Mismatch::ofBits);
    compare(
        twin.specialOutputs(),
        specialOutputs(),
        "special values, compared with the " + twin.found,
        Mismatch::ofBitsExceptNaN);
  }

  /** No object is allocated. */
  void allocation() {
    try (var run = new GuardedRun(kase, kase.inputs(), kernel, Placement.PLAIN, NANS)) {
      long units = units();
      AllocationCheck.assertNone(named(""), found.vectors(), () -> kernel.run(run, 0, units));
    }
  }

  private void compare(
      List<Tensor> expected,
      List<Tensor> actual,
      String how,
      BiFunction<Tensor, Tensor, Optional<String>> mismatch) {
    for (int i = 0; i < expected.size(); i++) {
      if (actual.get(i) != null) {
        Optional<String> difference = mismatch.apply(expected.get(i), actual.get(i));
        if (difference.isPresent()) {
          throw new AssertionError(named(how) + "output " + i + " " + difference.get());
        }
      }
    }
  }
}
