// Copyright the Neurozoo authors.
// SPDX-License-Identifier: Apache-2.0
package com.acme.neurozoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neurozoo.testkit.GradientCheck;
import io.neurozoo.testkit.KernelContract;
import io.neurozoo.testkit.Operand;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OpContractTest {
  @TestFactory
  Stream<DynamicTest> snake() {
    return new SnakeSample().contract().tests();
  }

  @TestFactory
  Stream<DynamicTest> sine() {
    return IntStream.range(0, 4).boxed().flatMap(q -> SineSample.contract(q).tests());
  }

  @TestFactory
  Stream<DynamicTest> sameBitsInOtherJvms() {
    return Stream.of("-Xint", "-XX:TieredStopAtLevel=1", "-XX:MaxVectorSize=16")
        .flatMap(
            flag ->
                Stream.of(
                    KernelContract.forked(SnakeSample.class, flag),
                    KernelContract.forked(SineSample.class, flag)));
  }

  @Test
  void gradientsOfGradientsAreGradientsToo() {
    GradientCheck.of(new Snake(1.5f)).order(3).at(Operand.uniform(-2, 2, 5).values());
    GradientCheck.of(new Sine(2.5f, 3)).order(3).at(Operand.uniform(-2, 2, 5).values());
  }

  @Test
  void attributesThatMakeNoSenseAreRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Snake(0));
    assertEquals("snake: a is 0.0; it must be finite and above 0", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Snake(Float.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> new Sine(Float.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sine(1, 4));
  }
}
